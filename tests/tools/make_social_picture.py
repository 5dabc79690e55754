"""Makes the picture that other sites show beside a link to ours: run it once, with Debian's chromium.

`.venv/bin/python -m tests.tools.make_social_picture` writes `tracker/website/static/website/social.png`.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parents[2] / "tracker" / "website" / "static" / "website"
SIZE = {"width": 1200, "height": 630}
PAGE = """
<body style="margin:0;width:1200px;height:630px;background:#0b3a4a;color:#fdfcf8;font-family:'DejaVu Serif',serif">
<div style="position:absolute;inset:0;opacity:.22;filter:brightness(2)">%(world)s</div>
<div style="position:absolute;left:70px;top:170px;width:1040px">
<h1 style="font-size:72px;margin:0 0 28px">Foreign Fighter Tracker</h1>
<p style="font:34px/1.35 'DejaVu Sans',sans-serif;margin:0">Foreigners recruited into the war against Ukraine, on both
sides: documented person by person, each claim with its sources.</p></div></body>
"""


def main() -> None:
    """Draw it and save it."""
    world = (STATIC / "world.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.set_content(PAGE % {"world": world})
        page.screenshot(path=STATIC / "social.png")
        browser.close()


if __name__ == "__main__":
    main()
