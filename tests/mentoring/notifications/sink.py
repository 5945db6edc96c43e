"""A mail server on this machine that writes down what it takes and says what a test tells it to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Sink:
    """What arrived, and how the server answers. An empty answer means: take it."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    at_sender: str = ""
    at_recipient: str = ""
    at_data: str = ""
    password: str = "right"
    hang_up_after_taking: bool = False
    connections: int = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        envelope.mail_from = address
        return self.at_sender or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.at_recipient:
            return self.at_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.at_data:
            return self.at_data
        self.taken.append((envelope.rcpt_tos[0], envelope.original_content))
        if self.hang_up_after_taking:
            server.transport.abort()
        return "250 OK"

    def check(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password.decode() == self.password, handled=False)


class Server(Controller):
    """The sink behind a port that the system chooses."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(
            sink,
            hostname="127.0.0.1",
            port=0,
            authenticator=sink.check,
            auth_require_tls=False,
        )

    def _trigger_server(self) -> None:
        """The original connects to the port it was given, which is 0 here."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
