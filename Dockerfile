# `--build-arg BASE=…` takes another Debian with Python 3.11 or newer and its venv.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
RUN command -v strip > /dev/null \
    || { apt-get update -q && apt-get install -qy --no-install-recommends binutils; }
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.txt requirements-build.txt ./
RUN python3 -m venv /opt/build \
    && /opt/build/bin/python -m pip install --require-hashes -r requirements-build.txt
RUN python3 -m venv --without-pip /opt/konspekt \
    && /opt/build/bin/python -m pip --python /opt/konspekt/bin/python install --no-compile \
        --require-hashes --only-binary :all: -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY scripts/trim.py scripts/
# The course is made ready here, so that the first start is as quick as any other.
RUN /opt/build/bin/python -m hatchling build --target wheel --directory dist \
    && /opt/build/bin/python -m pip --python /opt/konspekt/bin/python install \
        --no-compile --no-deps dist/*.whl \
    && cd /opt/konspekt/lib/python3*/site-packages \
    && /opt/build/bin/python /src/scripts/trim.py . \
    && /opt/konspekt/bin/python -m bot.cache bot/shipped/docker

FROM ${BASE}
ARG VERSION=unknown REVISION=unknown
LABEL org.opencontainers.image.title="Konspekt" \
    org.opencontainers.image.description="A Telegram bot that turns study notes into a tutor" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}"
COPY --from=build /opt/konspekt /opt/konspekt
ENV PATH=/opt/konspekt/bin:$PATH KONSPEKT_DATA=/data
# For whichever user is chosen.
RUN mkdir -m 1777 /data
VOLUME /data
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["konspekt", "health"]
ENTRYPOINT ["konspekt"]
