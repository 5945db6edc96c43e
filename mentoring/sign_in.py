"""How people sign in: what allauth asks for. Nothing here depends on the environment."""

AUTHENTICATION_BACKENDS = ["mentoring.profiles.backend.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "mentoring.notifications.account.AccountAdapter"
ACCOUNT_FORMS = {  # addresses may hold letters of all scripts
    "change_password": "mentoring.profiles.forms.account.ChangePasswordForm",
    "login": "mentoring.profiles.forms.account.LoginForm",
    "request_login_code": "mentoring.profiles.forms.account.RequestLoginCodeForm",
    "reset_password": "mentoring.profiles.forms.account.ResetPasswordForm",
    "reset_password_from_key": "mentoring.profiles.forms.account.ResetPasswordKeyForm",
    "set_password": "mentoring.profiles.forms.account.SetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from the directory, not from a sign-up form
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # mail may wait a few minutes
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds for which one proof of oneself is enough

MFA_ADAPTER = "mentoring.profiles.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from the directory
MFA_TOTP_TOLERANCE = 1  # steps of thirty seconds: phones' clocks differ
MFA_FORMS = {
    "activate_totp": "mentoring.profiles.forms.factors.ActivateAppForm",
    "authenticate": "mentoring.profiles.forms.factors.SecondStepForm",
    "reauthenticate": "mentoring.profiles.forms.factors.ConfirmBySecondStepForm",
    "add_webauthn": "mentoring.profiles.forms.factors.AddPasskeyForm",
    "edit_webauthn": "mentoring.profiles.forms.factors.RenamePasskeyForm",
}
