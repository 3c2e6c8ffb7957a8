"""A kernel of a server on a hub, used as a page uses it: over a connection to its channels."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import websocket

PATIENCE = 180


def coded(book: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a notebook's cells of code."""
    return [each for each in book["cells"] if each["cell_type"] == "code"]


class Kernel:
    """A kernel, connected as a page connects to it."""

    def __init__(self, server: str, token: str, ident: str) -> None:
        self.ident = ident
        self.socket = websocket.create_connection(
            f"{server.replace('http', 'ws', 1)}/api/kernels/{ident}/channels",
            header=[f"Authorization: token {token}"], timeout=PATIENCE,
        )  # fmt: skip

    def send(self, source: str) -> str:
        """Send a cell, and return what its answers are known by."""
        ident = uuid4().hex
        header = {
            "msg_id": ident, "username": "", "session": uuid4().hex, "msg_type": "execute_request",
            "version": "5.3", "date": "",
        }  # fmt: skip
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        self.socket.send(json.dumps({**message, "channel": "shell", "buffers": []}))
        return ident

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell to its end, and return its outputs as a notebook keeps them."""
        ident, outputs = self.send(source), []
        while True:
            told = json.loads(self.socket.recv())
            if told["parent_header"].get("msg_id") != ident:
                continue
            kind, content = told["msg_type"], told["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return outputs
            if kind in ("stream", "display_data", "execute_result", "error"):
                kept = {k: v for k, v in content.items() if k != "transient"}
                outputs.append({"output_type": kind, **kept})

    def said(self, source: str) -> str:
        """Run a cell, and return what it printed."""
        return "".join(each.get("text", "") for each in self.run(source))
