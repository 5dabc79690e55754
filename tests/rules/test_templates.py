"""What the templates leave to one piece."""

from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
SAY_HOW_TO_WRITE = {"components/write_to_us.html", "website/contact.html"}


def test_how_to_write_to_us_is_said_in_one_piece_and_on_its_own_page() -> None:
    texts = {str(path.relative_to(TEMPLATES)): path.read_text() for path in TEMPLATES.rglob("*.html")}
    public = {name: text for name, text in texts.items() if not name.startswith("admin/")}
    for words in ("{{ contact }}", "rite to us", "rite to the newsroom"):
        assert {name for name, text in public.items() if words in text} <= SAY_HOW_TO_WRITE, words
