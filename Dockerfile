# The first image: it builds and answers. `--build-arg BASE=…` takes another Python base.
ARG BASE=python:3.13-slim
FROM ${BASE} AS build
COPY requirements.txt /src/
RUN python3 -m venv /opt/konspekt \
    && /opt/konspekt/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes -r /src/requirements.txt
COPY pyproject.toml README.md LICENSE requirements-build.txt /src/
COPY bot /src/bot
COPY knowledge /src/knowledge
RUN python3 -m venv /opt/build \
    && /opt/build/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes -r /src/requirements-build.txt \
    && /opt/build/bin/python -m hatchling build --target wheel --directory /src/dist \
    && /opt/konspekt/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --no-deps /src/dist/*.whl \
    && /opt/konspekt/bin/python -m pip uninstall --yes pip

FROM ${BASE}
COPY --from=build /opt/konspekt /opt/konspekt
ENV PATH=/opt/konspekt/bin:$PATH PYTHONUNBUFFERED=1 KONSPEKT_DATA=/data
USER 10001:10001
ENTRYPOINT ["konspekt"]
