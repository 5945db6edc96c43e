"""A code by mail that proves: who sits here also reads this mailbox. Its hash waits in the session."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.conf import settings
from django.utils.crypto import constant_time_compare

from mentoring import encryption
from mentoring.profiles.request import PersonRequest

PLACE = "mailed_code"
TRIES = 3


class MailedCode:
    """The code of the person behind a request."""

    def __init__(self, request: PersonRequest) -> None:
        self.request = request

    @property
    def is_sent(self) -> bool:
        """Whether a code is on its way that can still be used."""
        waiting = self.request.session.get(PLACE)
        return waiting is not None and waiting["tries"] < TRIES and time.time() < waiting["good_until"]

    def send(self) -> bool:
        """Mail a new code; the one before is void. False: they asked too often."""
        person = self.request.user
        if not ratelimit.consume(self.request, action="request_login_code", key=person.email.lower()):
            return False
        adapter = get_adapter()
        code = adapter.generate_login_code()
        self.request.session[PLACE] = {
            "hash": self._hash(code),
            "good_until": time.time() + settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT,
            "tries": 0,
        }
        adapter.send_mail("account/email/confirm_code", person.email, {"code": code})
        return True

    def accept(self, typed: str) -> bool:
        """Tell whether `typed` is the code, and remember for a while that they have proved themselves."""
        if not self.is_sent:
            return False
        waiting = self.request.session[PLACE]
        if not constant_time_compare(waiting["hash"], self._hash(typed)):
            self.request.session[PLACE] = {**waiting, "tries": waiting["tries"] + 1}
            return False
        del self.request.session[PLACE]
        record_authentication(self.request, self.request.user, method="code", reauthenticated=True)
        return True

    def _hash(self, code: str) -> str:
        signs = "".join(sign for sign in code.upper() if sign.isalnum())
        return encryption.keyed_hash(f"{self.request.user.pk}:{signs}")
