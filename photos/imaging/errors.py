"""Why an upload is refused, in words for the editor."""


class Refused(Exception):
    """A file that is not taken. Its text is shown to the editor who sent it."""

    @property
    def message(self) -> str:
        return str(self)
