# The commands of those who change the program. Everything runs in the .venv that the README's test line makes.
# On Windows run the lines below by hand, with .venv\Scripts\ for .venv/bin/.
run = .venv/bin/python -m

.PHONY: help check fast test frames golden long kernel bench reference diagram texts

help:            ## this list
	@sed -n 's/^\([a-z]*\): *## */\1\t/p' Makefile

check:           ## style, the direction of imports, types; with caches, so that the second time takes seconds
	$(run) ruff check .
	.venv/bin/lint-imports
	$(run) mypy

fast:            ## the rooms without screens, real terminals and whole games: for the minute between two changes
	$(run) pytest -q -n auto tests/language tests/authoring tests/engine tests/canon tests/saves tests/document tests/wording

test: check      ## what must pass before a change lands
	$(run) pytest -n auto

frames:          ## frames of the screen: write anew what changed, then look at the difference
	$(run) pytest -q -n auto tests/tui --snapshot-update
	git diff --stat tests/tui

golden:          ## golden playthroughs and transcripts of line mode: write anew, then look at the difference
	$(run) tests.golden
	$(run) tests.plain
	git diff --stat tests/golden tests/plain

long:            ## the slow half
	$(run) pytest -n auto -m long

kernel:          ## the compiled kernel of many games, anew, where the checkout looks for it
	$(run) hatch_build

bench:           ## speed, as ratios within one run; nothing else should run
	$(run) benchmarks

reference:       ## docs/reference.md, from the models and the language
	$(run) wargame.authoring.reference > docs/reference.md

diagram:         ## the states of a turn, for docs/architecture.md
	$(run) docs.turn_diagram

texts:           ## wargame.pot, the template for translators of the interface
	$(run) docs.interface_texts > wargame.pot
