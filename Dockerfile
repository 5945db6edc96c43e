# Two images from one file: `web` (default) for production, `demo` with the embedded Postgres.
# Runs as an ordinary user and works with a read-only file system: only /app/var and /tmp are written to.

FROM python:3.13-slim AS packages
COPY requirements/app.txt /requirements/app.txt
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements/app.txt

FROM packages AS demo-packages
COPY requirements/demo.txt /requirements/demo.txt
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements/demo.txt

FROM python:3.13-slim AS base
RUN useradd --system --uid 10001 --home-dir /app/var --shell /usr/sbin/nologin rueckenwind \
    && install --directory --owner rueckenwind --mode 0700 /app/var
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/app/var
WORKDIR /app
COPY . .
EXPOSE 8000

FROM base AS demo
COPY --from=demo-packages /venv /venv
USER rueckenwind
ENV DEMO=1 BIND=0.0.0.0
CMD ["python", "-m", "mentoring.supervisor"]

FROM base AS web
COPY --from=packages /venv /venv
USER rueckenwind
# Static files are collected at the start, because /app/var may be a fresh file system then.
CMD ["sh", "-c", "python manage.py collectstatic --noinput --verbosity 0 && exec gunicorn mentoring.wsgi --bind 0.0.0.0:8000 --workers 2 --threads 8 --worker-tmp-dir /dev/shm --no-control-socket"]
