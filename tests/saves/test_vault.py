"""The drawer keeps a game's secrets on this computer, whole, and from other people's eyes."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from wargame.model.orders import Act, Order
from wargame.saves import Unusable
from wargame.saves.vault import Vault, SealedOrder, Secrets, Checkpoint, vault_of

SECRETS = Secrets("ab" * 32, 2**64 - 1).with_order("tokyo", SealedOrder(3, Order((Act("speech"),), {"consent": "yes"})))


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    drawer = Vault(tmp_path / "drawers" / "game.json")
    drawer.put(SECRETS)
    assert drawer.take() == SECRETS
    drawer.put(SECRETS.with_orders_of({}))
    assert drawer.take().sealed == {}
    assert [path.name for path in drawer.path.parent.iterdir()] == ["game.json"], "nothing is left lying about"


@pytest.mark.skipif(os.name != "posix", reason="the system has no such permissions")
def test_nobody_but_its_owner_may_read_it(tmp_path: Path) -> None:
    drawer = Vault(tmp_path / "drawers" / "game.json")
    old = os.umask(0)
    try:
        drawer.put(SECRETS)
        drawer.put(SECRETS)
    finally:
        os.umask(old)
    assert stat.S_IMODE(drawer.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(drawer.path.parent.stat().st_mode) == 0o700


def test_an_empty_or_spoilt_vault_is_refused(tmp_path: Path) -> None:
    drawer = Vault(tmp_path / "game.json")
    with pytest.raises(Unusable, match="no such file"):
        drawer.take()
    for spoilt in ("", "{}", '{"secret":"zz","seed":1}', '{"secret":"%s","seed":"1"}' % ("ab" * 32)):
        drawer.path.write_text(spoilt, encoding="utf-8")
        with pytest.raises(Unusable, match="cannot be read"):
            drawer.take()


def test_a_rehearsal_keeps_its_vault_beside_its_save(tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    assert vault_of("game", save=save, rehearsal=True).path.parent == tmp_path
    assert vault_of("game", save=save, rehearsal=False, folder=tmp_path / "d").path == tmp_path / "d" / "game.json"


def test_a_save_in_the_folder_one_stands_in_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert vault_of("game", save=Path("a.jsonl"), rehearsal=True).path == Path("a.jsonl.drawer")
    drawer = vault_of("game", save=Path("a.jsonl"), rehearsal=False, folder=Path("drawers"))
    drawer.hold(Path("a.jsonl"))
    drawer.put(SECRETS)
    drawer.remove()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_vault_that_somebody_changed_is_refused_in_words(tmp_path: Path) -> None:
    good = Vault(tmp_path / "game.json")
    good.put(replace(SECRETS, seen=Checkpoint("/a/b.jsonl", (1, 2), 3, "ab" * 32)))
    data = json.loads(good.path.read_text(encoding="utf-8"))
    odd = (None, -1, "", "zz", [], {}, [1], True, 1.5, 2**70)
    order = ("sealed", "tokyo")
    for way in (("secret",), ("seed",), ("packed",), ("seen",), ("seen", "file"), ("seen", "path"), ("sealed",), order,
                (*order, "salt"), (*order, "order"), (*order, "line")):
        for value in odd:
            changed = json.loads(json.dumps(data))
            holder = changed
            for key in way[:-1]:
                holder = holder[key]
            holder[way[-1]] = value
            good.path.write_text(json.dumps(changed), encoding="utf-8")
            with suppress(Unusable):
                found = good.take()
                for sealed in found.sealed.values():
                    assert len(bytes.fromhex(found.salt_of(sealed))) == 32
