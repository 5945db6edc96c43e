"""Settings: one file, everything from the environment, safe by default.

Five sections: reading the environment · the application · data and services · people and safety · looks.
Every variable has a line in the README table and in `.env.example`; a test compares the three.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mentoring import embedded, secrets_at_rest
from mentoring.sign_in import *  # noqa: F403  (a section of its own)

# ── 1. Reading the environment ───────────────────────────────────────────────────────────────────────────
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()  # NAME or NAME_FILE, for every setting

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
DATABASE_URL = env.str("DATABASE_URL", default="")
REDIS_URL = env.str("REDIS_URL", default="")
EMAIL_URL = env.str("EMAIL_URL", default="")

_host = urlsplit(BASE_URL).hostname or "localhost"
_at_home = _host in {"localhost", "127.0.0.1"}
RELAXED = DEBUG or DEMO  # a laptop: secrets are generated, mails may be shown on a page
if RELAXED and not _at_home:
    raise ImproperlyConfigured("DEBUG and DEMO are for localhost only: in a demo anybody is anybody")

SECRET_KEY = env.str("SECRET_KEY", default="")
FIELD_KEYS = env.list("FIELD_KEYS", default=[])
HASH_KEY = env.str("HASH_KEY", default="")
if RELAXED:
    SECRET_KEY = SECRET_KEY or secrets_at_rest.kept(VAR_DIR / "secret", secrets_at_rest.new_key)
    FIELD_KEYS = FIELD_KEYS or [secrets_at_rest.kept(VAR_DIR / "field_key", secrets_at_rest.new_field_key)]
    HASH_KEY = HASH_KEY or secrets_at_rest.kept(VAR_DIR / "hash_key", secrets_at_rest.new_key)
for _name, _value in (("SECRET_KEY", SECRET_KEY), ("FIELD_KEYS", FIELD_KEYS), ("HASH_KEY", HASH_KEY)):
    if not _value:
        raise ImproperlyConfigured(f"{_name} is missing. See .env.example for how to make one.")
if len(SECRET_KEY) < 40 or len(HASH_KEY) < 40:  # noqa: PLR2004  (as the message says)
    raise ImproperlyConfigured("SECRET_KEY and HASH_KEY need at least 40 characters")
if not all(secrets_at_rest.is_field_key(key) for key in FIELD_KEYS):
    raise ImproperlyConfigured("FIELD_KEYS must be Fernet keys. See .env.example for how to make one.")
if len({SECRET_KEY, HASH_KEY, *FIELD_KEYS}) < 2 + len(FIELD_KEYS):
    raise ImproperlyConfigured("SECRET_KEY, HASH_KEY and FIELD_KEYS must differ: one leak is enough")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# ── 2. The application ───────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "mentoring.profiles.allauth_sessions.SessionListConfig",
    "crispy_forms",
    "django_htmx",
    "template_partials",
    "mentoring.web",
    "mentoring.notifications",
    "mentoring.privacy",
    "mentoring.company",
    "mentoring.profiles",
    "programs",
    "programs.sharing",
    "tandems",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # of random length, so nobody reads secrets off it (BREACH)
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mentoring.web.middleware.PersonMiddleware",
    "mentoring.profiles.middleware.SessionListMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mentoring.profiles.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mentoring.web.middleware.OnwardMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mentoring.web.middleware.FormsOnlyMiddleware",
    "mentoring.web.middleware.HeadersMiddleware",
]
ROOT_URLCONF = "mentoring.urls"
WSGI_APPLICATION = "mentoring.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
NAVIGATION = "tandems.navigation"  # the storey that knows every page builds the menus
COMPANY = "mentoring.company.queries.company"  # what pages and mails of all storeys know about the company
RUNS_PROGRAMS = "programs.permissions.runs_programs"  # and the one with posts says who holds one of weight
FACES = "tandems.queries.faces.faces_known_to"  # and the one that knows who meets whom says who sees a photo
PROFILE_COUNTED = "programs.actions.participation.note_everywhere"  # who counts on a profile hears of a save
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*env.list("TEMPLATES_DIR", default=[]), BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "mentoring.web.templatetags.ui",
                "mentoring.web.templatetags.people",
                "mentoring.web.templatetags.frame",
                "mentoring.web.templatetags.marks",
                "mentoring.web.templatetags.measures",
                "mentoring.web.templatetags.charts",
                "mentoring.web.templatetags.lists",
                "mentoring.web.templatetags.way",
                "mentoring.web.templatetags.surfaces",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mentoring.web.shell.shell",
            ],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── 3. Data and services ─────────────────────────────────────────────────────────────────────────────────
DATABASE_URL = DATABASE_URL or embedded.database_url(VAR_DIR / "postgres")
EMBEDDED_DATABASE = embedded.is_embedded(DATABASE_URL)
if DEMO and not EMBEDDED_DATABASE:
    raise ImproperlyConfigured("DEMO works with the embedded database only: real people are nobody's demo")
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["OPTIONS"] |= {"connect_timeout": 5, "keepalives_idle": 30}

if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 600,
        "socket_timeout": env.int("REDIS_SOCKET_TIMEOUT", default=1),  # workers say 5
        "socket_connect_timeout": 1,
        "socket_keepalive": True,
        "health_check_interval": 25,
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT = "mentoring.filebroker:Transport"
    _queue, _control = VAR_DIR / "broker" / "queue", VAR_DIR / "broker" / "control"
    for _folder in (_queue, _control):
        _folder.mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue),
        "data_folder_out": str(_queue),
        "control_folder": str(_control),
        "polling_interval": 0.2,  # seconds; kombu's own second per message would be felt in every mail
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 180  # hard only: a soft limit can make a done commit look failed
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000
CELERY_BEAT_MAX_LOOP_INTERVAL = 30
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
MATCHING_SECONDS = env.int("MATCHING_SECONDS", default=300)  # then a matching run is ended; 0: never
RECALL_SECONDS = env.int("RECALL_SECONDS", default=600)  # how long released tandems can be called back
TICK_SECONDS = env.int("TICK_SECONDS", default=30)  # how often the clock asks what is due

MAIL_TRANSPORT = "smtp" if EMAIL_URL else "page"  # page: readable in the app, nothing leaves the machine
if MAIL_TRANSPORT == "page" and not RELAXED:
    raise ImproperlyConfigured("EMAIL_URL is missing: without it nobody gets a mail")
vars().update(env.email_url_config(EMAIL_URL or "consolemail://"))
EMAIL_BACKEND = "mentoring.notifications.backend.RowBackend"  # a row like all others: no side door
EMAIL_TIMEOUT = 40
MAIL_FROM = env.str("MAIL_FROM", default=f"Rückenwind <rueckenwind@{_host}>")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
MAIL_DOMAIN = MAIL_FROM.rsplit("@", 1)[-1].rstrip("> ")

# ── 4. People and safety ─────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "profiles.User"
SECOND_FACTOR_FOR_ADMINS = env.bool("SECOND_FACTOR_FOR_ADMINS", default=not RELAXED)

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"] if _at_home else [_host])
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name hosts; * lets anybody pretend to be you")
SECURE = BASE_URL.startswith("https://")
if not SECURE and not _at_home:
    raise ImproperlyConfigured("BASE_URL must start with https:// outside localhost")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a probe inside the container speaks plain HTTP
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains may belong to somebody else
    "security.W021",  # preloading is the operator's decision, not ours
]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=60) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all people share the proxy's address, and its limit of tries
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
UPLOAD_BYTES = DATA_UPLOAD_MAX_MEMORY_SIZE  # of one file; each form says less
FILE_UPLOAD_HANDLERS = ["mentoring.web.uploads.BoundedUploadHandler"]  # nothing lies on disk in plain text
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # inviting a large company ticks many boxes

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "mentoring.web.logs.WithoutTokens"}},
    "handlers": {
        "out": {
            "class": "logging.StreamHandler",
            "filters": ["without_tokens"],
            "formatter": "plain",
            "stream": sys.stdout,
        }
    },
    "root": {"handlers": ["out"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django.server": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}

# ── 5. Looks ─────────────────────────────────────────────────────────────────────────────────────────────
COMPANY_NAME = env.str("COMPANY_NAME", default="Ahrendt Vesper" if DEMO else "")
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "mentoring" / "locale"]
FORMAT_MODULE_PATH = "mentoring.web.formats"
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Berlin")
USE_TZ = USE_I18N = True
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "mentoring.web.staticfiles.StaticStorage"
    },
}
CRISPY_TEMPLATE_PACK = "house"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("house",)
CRISPY_FAIL_SILENTLY = not DEBUG
