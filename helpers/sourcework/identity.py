"""Who may use the server: whoever knows a token that no setting can take away."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from jupyter_server.auth.identity import PasswordIdentityProvider


class Identity(PasswordIdentityProvider):
    """Jupyter's own, with plain values where it would read settings."""

    token = ""
    # Jupyter prints the address with its token only where it was made, not set.
    token_generated = True
    hashed_password = ""
    password_required = False
    allow_password_change = False

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.token = token_hex(24)
