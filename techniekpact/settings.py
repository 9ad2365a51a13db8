"""The one settings file. Every choice that differs between machines comes from the environment (see README)."""

from pathlib import Path
from urllib.parse import urlsplit

from django_prose_editor.config import html_tags
from js_asset import static_lazy

from techniekpact.environment import database, env, media_storages, secret_key, site_url

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

# Who and where
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key(VAR_DIR / "secret_key")
SITE_URL = site_url(f"http://localhost:{env.int('PORT', default=8000)}")
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname])
PROXIES = env.int("PROXIES", default=0)  # ours, in front of the site: whose X-Forwarded-For is believed
ROOT_URLCONF = "techniekpact.urls"
WSGI_APPLICATION = "techniekpact.wsgi.application"

INSTALLED_APPS = [
    "techniekpact.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.sitemaps",
    "crispy_forms",
    "simple_history",
    "django_prose_editor",
    "core",
    "photos",
    "events",
    "news",
    "registrations",
    "techniekpact",
]
SITE_ID = 1

MIDDLEWARE = [
    "core.headers.SecurityHeaders",  # above WhiteNoise: static files carry the headers too
    "registrations.headers.PersonalHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.compression.CompressText",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "core.cross_site.RefuseCrossSite",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "registrations.desk.key.ForgetDeskKey",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
TEMPLATES.append(
    {  # the long lists of the programme; five to ten times as fast as Django's own language
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja2"],
        "APP_DIRS": False,
    }
)
CRISPY_TEMPLATE_PACK = "techniekpact"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["techniekpact"]

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {  # what they may put in a text is decided by core.richtext, whatever the package would allow
        "js": [static_lazy("admin_site/news/photo-figure.js"), static_lazy("admin_site/news/site-editor.js")],
        "extensions": {"PhotoFigure": html_tags([]), "SiteEditor": html_tags([])},
    }
]

# Data
DATABASES = {"default": database(VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}")}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "media"
STORAGES = {
    **media_storages(VAR_DIR / "uploads"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes

# Language and time
LANGUAGE_CODE = "nl"
FORMAT_MODULE_PATH = "core.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# Security (docs/architecture.md); the rest of the header set is in core/headers.py
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options comes from SecurityHeaders
    "security.W021",  # whether the whole domain may be preloaded is for its owner: HSTS_PRELOAD
]
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS and env.bool("HSTS_PRELOAD", default=False)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-sessie" if HTTPS else "sessie"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a session with hundreds of appearances is one form
AUTHENTICATION_BACKENDS = ["core.admin.rights.StaffBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Mail
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@localhost")
REPLY_TO = env.str("REPLY_TO", default="")  # the organisers, for whoever answers a mail
EMAIL_TIMEOUT = 20  # seconds, for each step of a conversation with the mail server
MAIL_LEASE = env.int("MAIL_LEASE", default=300)  # seconds that a worker keeps a letter to itself

# Registration
OFFER_HOURS = env.int("OFFER_HOURS", default=48)  # to accept a place that came free; sooner when the day is near
SIGN_UPS_PER_HOUR = env.int("SIGN_UPS_PER_HOUR", default=300)  # from one address: a school has one for all (PROXIES)
RETENTION = {  # of personal data, in days after the last day of an edition (docs/privacy.md)
    "waiting": env.int("KEEP_WAITING_DAYS", default=14),  # who never got a place
    "needs": env.int("KEEP_NEEDS_DAYS", default=30),  # diet and access
    "registrations": env.int("KEEP_REGISTRATIONS_DAYS", default=183),
    "mail": env.int("KEEP_MAIL_DAYS", default=183),
}

# Logs: readable lines, or one JSON object per line with LOG_FORMAT=json
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {
            "()": "techniekpact.log.TextFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {
            "()": "techniekpact.log.JSONFormatter",
            "format": "{asctime}{levelname}{name}{message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env.str("LOG_FORMAT", default="text") == "json" else "text",
        },
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
