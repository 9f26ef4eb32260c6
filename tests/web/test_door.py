"""Who gets in and who does not: tokens, codes, tries, takeovers, foreign pages, and what is never told."""

from __future__ import annotations

import asyncio
import random

import pytest

from tests.table.games import one_set_of_rules
from tests.web.asgi import HOST, ORIGIN, Browser
from tests.web.hosted import CONTROL_PLACE, SEATS, HostedGame, new_game
from wargame.web.door import ALL_TRIES, TRIES, WHILE
from wargame.web.guard import BURST, MOST_BYTES


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> HostedGame:
    """One game for all of these; its clock goes on, so that no test is out of another's tries."""
    with pytest.MonkeyPatch.context() as patch:
        one_set_of_rules(patch)
        made = new_game(tmp_path_factory.mktemp("door"))
        made.go_on()
    return made


@pytest.fixture(autouse=True)
def _later(game: HostedGame) -> None:
    game.clock.seconds += 10 * WHILE


def test_a_token_and_a_code_lead_to_their_place_alone(game: HostedGame) -> None:
    for word in (game.door.token("seat/amber"), game.door.code("seat/amber"), game.door.code("seat/amber").lower()):
        browser = game.browser()
        answer = browser.post("/join", {"word": word})
        assert answer.json() == {"to": "/seat/amber/"}
        cookie = answer.header("set-cookie").lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/seat/amber/" in cookie
        assert browser.get("/seat/amber/now").status == 200
        assert browser.get("/seat/blue/now").status == 403
        assert browser.get("/control/now").status == 403


def test_a_cookie_of_one_place_shown_at_another_opens_nothing(game: HostedGame) -> None:
    browser = game.browser()
    browser.post("/join", {"word": game.door.token("seat/amber")})
    ((_path, name), value), = browser.cookies.items()
    for place in ("seat/blue", "projector", "control"):
        assert browser.get(f"/{place}/now", cookie=f"{name}={value}").status == 403
        assert browser.post(f"/{place}/do", {"do": "seal", "fields": {}}, cookie=f"{name}={value}").status == 403


def test_tokens_have_128_bits_and_codes_40(game: HostedGame) -> None:
    assert {len(game.door.token(place)) for place in game.door.places} == {22}
    assert {len(game.door.code(place)) for place in game.door.places} == {9}
    assert len({game.door.token(place) for place in game.door.places}) == len(game.door.places)


def test_wrong_codes_are_refused_in_words_and_soon_no_code_is_looked_at(game: HostedGame) -> None:
    browser = game.browser("10.9.9.1")
    for _ in range(TRIES):
        answer = browser.post("/join", {"word": "AAAA-AAAA"})
        assert answer.status == 403
        assert "leads to no place" in answer.json()["refused"]
    right = browser.post("/join", {"word": game.door.code("seat/coral")})
    assert right.status == 429, "also the right one: a guesser learns nothing"
    assert game.browser("10.9.9.2").post("/join", {"word": game.door.code("seat/coral")}).status == 200
    game.clock.seconds += WHILE + 1
    assert browser.post("/join", {"word": game.door.code("seat/coral")}).status == 200


def test_many_computers_have_no_more_tries_together(game: HostedGame) -> None:
    statuses = [game.browser(f"10.8.{n}.1").post("/join", {"word": "BBBB"}).status for n in range(ALL_TRIES + 5)]
    assert statuses == [403] * ALL_TRIES + [429] * 5


def test_a_second_screen_takes_over_and_both_are_told(game: HostedGame) -> None:
    first, second = game.browser(), game.browser()
    first.post("/join", {"word": game.door.token("seat/blue")})
    game.hosted.screens.open["seat/blue"] += 1  # its screen is open
    second.post("/join", {"word": game.door.token("seat/blue")})
    game.hosted.screens.open["seat/blue"] -= 1
    lost = first.get("/seat/blue/now")
    assert lost.status == 403
    assert "Another screen has taken this place" in lost.json()["refused"]
    stream = asyncio.run(first.ask("GET", "/seat/blue/events", b"", {}))
    assert stream.status == 403
    told = asyncio.run(second.ask("GET", "/seat/blue/events", b"", {}, pieces=3)).text
    assert "event: view" in told
    assert "Another screen was open at this place" in told


def test_an_open_stream_ends_with_words_when_its_place_is_taken(game: HostedGame) -> None:
    async def both() -> str:
        first, second = game.browser(), game.browser()
        await first.ask("POST", "/join", f'{{"word": "{game.door.token("seat/blue")}"}}'.encode(), {"origin": ORIGIN})
        streaming = asyncio.create_task(first.ask("GET", "/seat/blue/events", b"", {}))
        await asyncio.sleep(0)
        await second.ask("POST", "/join", f'{{"word": "{game.door.token("seat/blue")}"}}'.encode(), {"origin": ORIGIN})
        return (await streaming).text

    assert "event: lost" in asyncio.run(both())


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"}, {"host": "evil.example:8000", "origin": "http://evil.example:8000"},
    {"host": "127.0.0.1:9000", "origin": "http://127.0.0.1:9000"}, {"host": ""}, {"host": "a@127.0.0.1:8000"},
    {"host": "[::1"}, {"host": "127.0.0.1:8000:8000"},
])  # fmt: skip
def test_what_another_page_or_another_name_asks_is_not_done(game: HostedGame, headers: dict[str, str]) -> None:
    answer = game.sit(CONTROL_PLACE).post("/control/do", {"do": "pause", "fields": {}}, **headers)
    assert answer.status in (403, 421)


def test_a_request_without_an_origin_changes_nothing(game: HostedGame) -> None:
    browser = game.sit(CONTROL_PLACE)
    assert asyncio.run(browser.ask("POST", "/control/do", b'{"do":"pause"}', {})).status == 403


def test_a_body_too_long_is_refused_and_so_is_too_much_at_once(game: HostedGame) -> None:
    browser = game.sit("seat/amber")
    assert browser.post("/seat/amber/do", b" " * (MOST_BYTES + 1)).status == 413
    stranger = game.browser("10.7.7.7")
    statuses = [stranger.get("/").status for _ in range(int(BURST) + 3)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert browser.get("/seat/amber/now").status == 200, "others are not made to wait for that"


def test_every_answer_lets_no_foreign_script_run(game: HostedGame) -> None:
    for path in ("/", "/nowhere", "/seat/amber/", "/static/page.js", "/seat/amber/now"):
        answer = game.sit("seat/amber").get(path)
        policy = answer.header("content-security-policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.header("x-content-type-options") == "nosniff"
        assert answer.header("cache-control") == "no-store"


def test_pages_hold_no_inline_script_or_style_and_no_foreign_address(game: HostedGame) -> None:
    whole = game.sit("seat/amber").get("/seat/amber/").text + "".join(game.regions("seat/amber").values())
    assert "<script>" not in whole
    assert " style=" not in whole
    assert " on" not in {part.partition("=")[0] for part in whole.split("<")}
    assert "http" not in whole.replace("http-equiv", "")


def test_no_token_code_or_session_stands_in_what_others_are_sent(game: HostedGame) -> None:
    secret = [word for place in game.door.places for word in (game.door.token(place), game.door.code(place))]
    secret += [value for browser in game.browsers.values() for value in browser.cookies.values()]
    for place in (*map("seat/{}".format, SEATS), "projector"):
        sent = game.sit(place).get(f"/{place}/now").text + game.sit(place).get(f"/{place}/").text
        assert not [one for one in secret if one in sent]


WORDS = (
    "", "{}", "[]", "null", '{"do":1}', '{"do":"order"}', '{"do":"order","fields":{"move":["nothing"]}}', "\ud800",
    "{" * 3000,
    '{"do":"answer","fields":{"question":["x"],"word":["y"]}}', '{"do":"accept","fields":{"number":["-1"]}}',
    '{"do":"accept","fields":{"number":["99999999999999999999"]}}',
    '{"do":"say","fields":{"to":["all"],"text":["\\u202e"]}}',
    '{"do":"say","fields":{"to":["control"],"text":["\\ud800"]}}', '{"do":"__class__"}', '{"do":"seal","extra":1}',
    '{"do":"promise","fields":{"to":["blue"],"thing":["move:x=y"],"due":["0"]}}', '{"do":"order","fields":{"move":[]}}',
    '{"do":"order","fields":{"move":["patrol"],"partners":["nobody"],"chosen.x":["y"]}}', '{"do":"drop"}', "\x00",
    '{"do":"say","fields":{"to":["amber"],"text":["to oneself"]}}', '{"do":"propose","fields":{"move":["patrol"]}}',
    '{"do":"promise","fields":{"to":["blue"],"thing":["tag:x"]}}',
    '{"do":"promise","fields":{"to":["blue"],"thing":["answer:x=y"]}}',
)  # fmt: skip
PATHS = (
    "/", "/join", "/seat/amber/", "/seat/amber/do", "/seat/amber/now", "/seat/blue/now", "/control/do", "/control/now",
    "/projector/do", "/seat/amber/../control/now", "/static/../app.py", "/static/page.js", "/%00", "/seat//now",
    "/seat/amber/events/", "/join?word=a",
)  # fmt: skip
HEADERS = (
    {}, {"origin": ORIGIN}, {"cookie": "wargame-00000000=%F0"}, {"cookie": "\xff\xfe=;;=;"},
    {"content_type": "text/html"},
    {"host": HOST, "origin": ORIGIN, "content_length": "-5"}, {"accept": "*/*", "range": "bytes=0-"},
)  # fmt: skip


@pytest.mark.parametrize("many", [400, pytest.param(100_000, marks=pytest.mark.long)])
def test_hostile_requests_are_answered_in_words_and_never_fail(
    game: HostedGame, many: int, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(many)
    own = game.sit("seat/amber")
    for _ in range(many):
        game.clock.seconds += chance.choice((0, 1, 5))
        browser = own if chance.random() < 0.6 else Browser(game.app, "10.6.6.6")
        method = chance.choice(("GET", "POST", "POST", "POST", "PUT", "HEAD"))
        path, word = chance.choice(PATHS), chance.choice(WORDS)
        if path.endswith("/do") and chance.random() < 0.3:
            cut = chance.randrange(len(word) + 1)
            word = word[:cut] + chr(chance.randrange(0x2FFF)) + word[cut:]
        headers = {**chance.choice(HEADERS), **({"origin": ORIGIN} if chance.random() < 0.8 else {})}
        answer = asyncio.run(browser.ask(method, path, word.encode("utf-8", "surrogatepass"), headers))
        assert answer.status < 500, (method, path, word)
        if path in ("/seat/blue/now", "/control/now"):
            assert answer.status in (403, 405, 421, 429), "nobody's view but one's own"
    told = capfd.readouterr()
    assert told.out + told.err == "", "nothing is logged"
