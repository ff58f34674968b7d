"""What the server answers when it does not do what it was asked."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class RefusalError(Exception):
    """A method is refused. `code` is both the HTTP status and `error_code`."""

    def __init__(self, description: str, code: int = 400, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters

    def body(self) -> Json:
        """The answer as Telegram words it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str, **parameters: int) -> RefusalError:
    """A 400 with Telegram's prefix before `reason`."""
    return RefusalError(f"Bad Request: {reason}", parameters=parameters or None)
