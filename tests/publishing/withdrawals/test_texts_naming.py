"""What names somebody in a text, in any script and spelling."""

import pytest

from tests.publishing.withdrawals.withdrawing import NAME
from tracker.publishing.withdrawals.texts_naming import how_named, spelling


class TestWhatNamesSomebody:
    @pytest.mark.parametrize(
        "text",
        [
            "Friend and family mourn Michael Gloss",
            "GLOSS, Michael A., 21",
            "Michael Alexander Gloss was buried",
            "Друзья прощаются: Майкл Глосс",
            "https://example.org/2024/michael-gloss-obituary",
            "https://example.org/michaelgloss",
            "https://example.org/%D0%9C%D0%B0%D0%B9%D0%BA%D0%BB-%D0%93%D0%BB%D0%BE%D1%81%D1%81",
            "Maikl Gloss",
        ],
    )
    def test_the_whole_name_is_found_however_it_is_written(self, text: str) -> None:
        assert how_named(text, [spelling(NAME), spelling("Майкл Глосс")]) is True

    @pytest.mark.parametrize(
        "text",
        [
            "Michael Gloss Obituary Removed",
            "Gloss, Michael",
            "the-son-of-cia-deputy-director-michael-gloss",
            "A. Gloss, M.",
        ],
    )
    def test_without_its_middle_parts_it_is_the_name_all_the_same(self, text: str) -> None:
        assert how_named(text, [spelling("Michael Alexander Gloss")]) is (not text.startswith("A."))

    @pytest.mark.parametrize("text", ["The Gloss family", "Michael Brown and his neighbour of many years, Peter Gloss"])
    def test_one_part_of_it_is_not_the_whole(self, text: str) -> None:
        assert how_named(text, [spelling(NAME)]) is False

    @pytest.mark.parametrize("text", ["A glossary of terms", "Kyiv says 3,344 foreigners", ""])
    def test_what_only_looks_like_it_is_not(self, text: str) -> None:
        assert how_named(text, [spelling(NAME)]) is None
