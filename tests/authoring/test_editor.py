"""What a real editor makes of it: yaml-language-server (`npm i -g yaml-language-server`) over all that ships."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wargame import authoring
from wargame.authoring.schema import schema_for
from wargame.library import shipped, yaml_files

SERVER = shutil.which("yaml-language-server")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(SERVER is None, reason="needs node and `npm install -g yaml-language-server`"),
]
SHIPPED = [path for kind in ("scenarios", "rules", "backcasts") for path in yaml_files(shipped(kind))]  # type: ignore[arg-type]
STARTERS = [Path(authoring.__file__).parent / f"{name}.yaml" for name in ("starter", "blank")]


class Editor:
    """A client of the server over its standard input and output, one message after the other."""

    def __init__(self) -> None:
        assert SERVER is not None
        self._server = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._numbers = itertools.count(1)
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self._write(body)

    def ask(self, method: str, params: Any) -> Any:
        number = next(self._numbers)
        self.tell(method, params, id=number)
        return next(one["result"] for one in self._read() if one.get("id") == number and "method" not in one)

    def open(self, path: Path, text: str) -> list[str]:
        """Every doubt and error that the editor shows in a text."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        told = next(
            one["params"]
            for one in self._read()
            if one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri
        )
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in told["diagnostics"]]

    def close(self) -> None:
        self._server.terminate()
        self._server.communicate()

    def _write(self, body: bytes) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> Iterator[dict[str, Any]]:
        """Messages as they come; what the server asks is answered with nothing, its settings apart."""
        assert self._server.stdout is not None
        while line := self._server.stdout.readline():
            length = int(line.split(b":")[1])
            self._server.stdout.readline()
            message = json.loads(self._server.stdout.read(length))
            if "method" in message and "id" in message:
                asked = message["method"] == "workspace/configuration"
                result = [SETTINGS.get(one.get("section")) for one in message["params"]["items"]] if asked else None
                self._write(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode())
            yield message


SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    client = Editor()
    yield client
    client.close()


def laid_out(path: Path, folder: Path) -> tuple[Path, str]:
    """A copy with its schema beside it, as an author has it."""
    (folder / f"{path.stem}.schema.json").write_text(json.dumps(schema_for(path)), encoding="utf-8")
    text = f"# yaml-language-server: $schema={path.stem}.schema.json\n" + path.read_text(encoding="utf-8")
    (folder / path.name).write_text(text, encoding="utf-8")
    return folder / path.name, text


@pytest.mark.parametrize("path", SHIPPED + STARTERS, ids=lambda path: path.stem)
def test_the_editor_finds_nothing_wrong_with_what_ships(editor: Editor, path: Path, tmp_path: Path) -> None:
    assert editor.open(*laid_out(path, tmp_path)) == []


def test_the_editor_completes_ids_flags_misspelt_ones_and_says_what_a_key_means(editor: Editor, tmp_path: Path) -> None:
    path, text = laid_out(shipped("scenarios") / "port-strike.yaml", tmp_path)
    wrong = text + "ban: [stop_wrok]\n"
    last = len(wrong.splitlines()) - 1
    assert [one.split(":")[0] for one in editor.open(path, wrong)] == [str(last + 1)]
    document = {"uri": path.as_uri()}
    place = {"textDocument": document, "position": {"line": last, "character": len("ban: [stop_")}}
    items = editor.ask("textDocument/completion", place)
    labels = {one["label"] for one in (items["items"] if isinstance(items, dict) else items)}
    assert {"stop_work", "night_session"} <= labels
    hover = editor.ask("textDocument/hover", {"textDocument": document, "position": {"line": last, "character": 1}})
    assert "not on the menu" in str(hover["contents"])
