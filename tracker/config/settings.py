"""Settings of both sites. `TRACKER_SITE` (newsroom or public) decides apps, addresses and databases.

What may differ from machine to machine comes from the environment, named and described in the README.
"""

from datetime import date, timedelta

from tracker.config import env, places, secret_files
from tracker.config.databases import database_settings
from tracker.config.serving import headers

SITE = env.choice("TRACKER_SITE", "newsroom", "public")
IS_PUBLIC = SITE == "public"
DEBUG = env.flag("TRACKER_DEBUG")
# A TLS proxy stands before the site, sets X-Forwarded-Proto and adds the client's address at the end of
# X-Forwarded-For. Never set it where the port can be reached directly: both headers are believed.
HTTPS = env.flag("TRACKER_HTTPS")
# How many such proxies stand in a row, each adding the address of the one before it.
PROXIES = env.number("TRACKER_PROXIES", default=int(HTTPS), least=0, most=9)

# The full-scale invasion; what came before is the earlier war.
WAR_STARTED_ON = date(2022, 2, 24)
# Where readers write to, shown on the public pages as it stands here; nothing is shown while it is empty.
CONTACT = env.text("TRACKER_CONTACT")
# Where readers find the public site, so that the newsroom can lead there; `serve` knows it where it serves both.
PUBLIC_ADDRESS = env.web_address("TRACKER_PUBLIC_ADDRESS")

# --- What is installed -------------------------------------------------------------------------------------------

_NEWSROOM_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "rest_framework",
    "pgtrigger",
    "pghistory",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "tracker.lib",
    "tracker.accounts",
    "tracker.review",
    "tracker.sources",
    "tracker.units",
    "tracker.people",
    "tracker.figures",
    "tracker.intake",
    "tracker.publishing",
    "tracker.newsroom",
    "tracker.catalogue",
    "tracker.exports",
    "tracker.api",
    "tracker.website",
    "tracker.config",
]
_PUBLIC_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "rest_framework",
    "tracker.lib",
    "tracker.catalogue",
    "tracker.exports",
    "tracker.api",
    "tracker.website",
]
INSTALLED_APPS = _PUBLIC_APPS if IS_PUBLIC else _NEWSROOM_APPS

_BOTH_FIRST = [
    "django.middleware.security.SecurityMiddleware",
    "tracker.config.serving.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
_NEWSROOM_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "tracker.accounts.middleware.SessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # After authentication: every change is recorded with the user who made it.
    "pghistory.middleware.HistoryMiddleware",
    # Last: answers 429 in place of the page where wrong passwords or codes were too many.
    "axes.middleware.AxesMiddleware",
]
_PUBLIC_MIDDLEWARE = [
    "tracker.website.responses.shared_links.SharedLinksMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
MIDDLEWARE = _BOTH_FIRST + (_PUBLIC_MIDDLEWARE if IS_PUBLIC else _NEWSROOM_MIDDLEWARE)

ROOT_URLCONF = f"tracker.config.urls_{SITE}"
WSGI_APPLICATION = "tracker.config.wsgi.application"
if not IS_PUBLIC:
    AUTH_USER_MODEL = "accounts.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [places.CHECKOUT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "tracker.website.menu.menu"]
            + (
                []
                if IS_PUBLIC
                else [
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            ),
        },
    }
]

if not IS_PUBLIC:
    FORM_RENDERER = "tracker.newsroom.form_rendering.FieldRenderer"

# --- Databases ---------------------------------------------------------------------------------------------------

DATABASES = database_settings.public() if IS_PUBLIC else database_settings.newsroom()
DATABASE_ROUTERS = ["tracker.config.databases.routers.SiteRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Language and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Who gets in -------------------------------------------------------------------------------------------------

# Before `set_up` there is no key; Django refuses to sign anything with an empty one.
SECRET_KEY = env.text("SECRET_KEY") or secret_files.read(secret_files.key_name(SITE)) or ""
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = env.words("TRACKER_HOSTS", default=_LOCAL_HOSTS)
# Only where the newsroom answers to nobody but its own machine do demonstration accounts log in.
LOCAL_TRIAL = not HTTPS and set(ALLOWED_HOSTS) <= set(_LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = env.words("TRACKER_ORIGINS")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    # Refuses before the password is looked at where wrong ones were too many.
    "axes.backends.AxesStandaloneBackend",
    "tracker.accounts.backends.DeskBackend",
]
LOGIN_URL = "log-in"
# Who must have a second factor: the roles that say so (`tracker/accounts/roles.py`), or everyone.
SECOND_FACTOR = env.choice("TRACKER_SECOND_FACTOR", "roles", "everyone")
OTP_TOTP_ISSUER = "Foreign Fighter Tracker"
# Wrong codes are counted together with wrong passwords, below; one's own limit would shut out the account's owner.
OTP_TOTP_THROTTLE_FACTOR = 0
OTP_STATIC_THROTTLE_FACTOR = 0

# Wrong passwords and codes: what is counted, and by what, is told in `tracker/accounts/guesses.py`.
AXES_HANDLER = "tracker.accounts.guesses.DeskHandler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Who goes on while refused does not make it longer: it would never end for an account that somebody wants closed.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = "tracker.accounts.guesses.counted_by"
AXES_LOCKOUT_CALLABLE = "tracker.accounts.guesses.too_many"
AXES_CLIENT_IP_CALLABLE = "tracker.lib.client_address.client_address"
AXES_USERNAME_CALLABLE = "tracker.accounts.guesses.name_counted"
# Nothing of what was typed is kept, and nobody reads the counts.
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    # `format` is a parameter like any other that we do not know.
    "URL_FORMAT_OVERRIDE": None,
}
# From one address, in each process of the public site; 0: as many as they like. No reader of pages meets them.
REQUESTS_A_MINUTE = {
    "rows": env.number("TRACKER_ROWS_A_MINUTE", default=600, least=0, most=1_000_000),
    "files": env.number("TRACKER_FILES_A_MINUTE", default=60, least=0, most=1_000_000),
}

# --- Cookies, headers, limits ------------------------------------------------------------------------------------

SITE_HEADERS = headers.PUBLIC if IS_PUBLIC else headers.NEWSROOM
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# A load balancer asks for it without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# A form of ours that is older than the last login can be sent again.
CSRF_FAILURE_VIEW = "tracker.accounts.kept_forms.csrf_failure" if not IS_PUBLIC else "django.views.csrf.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Two sites on one host name differ only in their port, which cookies do not see.
SESSION_COOKIE_NAME = "newsroom_session"
CSRF_COOKIE_NAME = "newsroom_csrf"
# A working day from the login; closing the browser ends it earlier, and so does doing nothing for a while.
SESSION_COOKIE_AGE = 10 * 60 * 60
IDLE_MINUTES = env.number("TRACKER_IDLE_MINUTES", default=60, least=5, most=600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

SILENCED_SYSTEM_CHECKS = [
    # Whether all subdomains use TLS, and may be preloaded, is known to whoever owns the domain, not to us.
    "security.W005",
    "security.W021",
]
if IS_PUBLIC:
    # No forms that change anything, no sessions, no cookies: nothing a forged request could use.
    SILENCED_SYSTEM_CHECKS.append("security.W003")

LISTS, CAPTURES = (places.VAR / name for name in places.FILES_OF_RECORDS)
# Hosts whose pages `capture_sources` may fetch; none: nothing is ever fetched. Private addresses never are.
CAPTURE_HOSTS = env.words("TRACKER_CAPTURE_HOSTS")
# Who stamps what was fetched (RFC 3161), and the certificates (PEM) by which its answers are checked.
TIMESTAMP_URL = env.web_address("TRACKER_TIMESTAMP_URL")
TIMESTAMP_CERTIFICATES = env.text("TRACKER_TIMESTAMP_CERTIFICATES")
# A person with many claims is a form with thousands of fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000

# --- Static files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = places.STATIC / SITE
# Hashed names need `collectstatic` (`serve` runs it); tests and debugging take the files as they lie.
_PLAIN_STATIC = env.flag("TRACKER_PLAIN_STATIC", default=DEBUG)
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if _PLAIN_STATIC
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}
WHITENOISE_USE_FINDERS = _PLAIN_STATIC
WHITENOISE_AUTOREFRESH = DEBUG

# --- What is written to the log: never a body, never a value -----------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": f"%(asctime)s {SITE} %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Its own handler would send mail with the whole request.
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Paths of missing pages hold what people searched for.
        "django.request": {"level": "ERROR"},
        # It tells names and addresses; what is worth telling `tracker.accounts.guesses` says without them.
        "axes": {"level": "ERROR"},
    },
}
