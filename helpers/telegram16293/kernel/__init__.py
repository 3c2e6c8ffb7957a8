"""The kit's part of a kernel."""


def load_ipython_extension(shell: object) -> None:
    """Begin."""
