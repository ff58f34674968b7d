# The first image: it builds and answers. `--build-arg BASE=…` takes another Python base.
ARG BASE=python:3.13-slim
FROM ${BASE} AS build
WORKDIR /src
COPY requirements.txt ./
RUN python3 -m venv /opt/konspekt \
    && /opt/konspekt/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE requirements-build.txt ./
COPY bot bot
COPY knowledge knowledge
RUN python3 -m venv /opt/build \
    && /opt/build/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes -r requirements-build.txt \
    && /opt/build/bin/python -m hatchling build --target wheel --directory dist \
    && /opt/konspekt/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --no-deps dist/*.whl \
    && /opt/konspekt/bin/python -m pip uninstall --yes pip

FROM ${BASE}
COPY --from=build /opt/konspekt /opt/konspekt
ENV PATH=/opt/konspekt/bin:$PATH PYTHONUNBUFFERED=1 KONSPEKT_DATA=/data
RUN mkdir /data && chown 10001:10001 /data
VOLUME /data
USER 10001:10001
ENTRYPOINT ["konspekt"]
