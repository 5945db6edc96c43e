"""Our own pages among allauth's, under the names by which allauth looks for them."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import password_set
from django.urls import path

from mentoring.profiles.views import account

urlpatterns = [
    path("security/", account.security, name="account_security"),
    path("security/", account.security, name="mfa_index"),  # allauth comes back here when a step is done
    path("security/", account.security, name="mfa_list_webauthn"),
    path("security/sign-out-elsewhere/", account.sessions_end, name="account_sessions_end"),
    path("security/codes/", account.recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/download/", account.recovery_codes_download, name="mfa_download_recovery_codes"),
    path("reauthenticate/code/", account.ConfirmByMail.as_view(), name="account_reauthenticate_by_code"),
    path(
        "password/set/",
        reauthentication_required(password_set, app="allauth.account"),
        name="account_set_password",
    ),
]
