"""Sources as documents, and what each is cited for."""

from collections.abc import Iterable, Iterator

from tracker.catalogue.models import Source
from tracker.catalogue.models.citation import PublicCitation
from tracker.exports.followthemoney.entities import Entity, day_of, entity, id_of
from tracker.exports.followthemoney.languages import language_of
from tracker.vocabulary.sources import SourceKind

_ARTICLES = {SourceKind.NEWS_ARTICLE, SourceKind.INVESTIGATION, SourceKind.OBITUARY, SourceKind.INTERVIEW}
_KIND = "source"


def documents(sources: Iterable[Source], site: str) -> Iterator[Entity]:
    """Each source as an article or a document; of a restricted one the label alone."""
    for source in sources:
        yield entity(
            "Article" if source.kind in _ARTICLES else "Document",
            source_id(source.reference),
            name=str(source),
            # It must have one; nothing here is a file.
            fileName=source.reference,
            title=source.title,
            author=source.authors,
            publisher=source.publisher,
            publishedAt=day_of(source, "published_on"),
            language=language_of(source.language),
            sourceUrl=[source.url, f"{site}/sources/{source.reference}/"],
            contentHash=[capture.sha256 for capture in source.captures.all()],
            keywords=source.kind,
        )


def documentation(citation: PublicCitation, document: str, about: str) -> Entity:
    """That a source speaks for or against an entity."""
    return entity(
        "Documentation",
        id_of("citation", f"{about.removeprefix('fft-')}-{document}-{citation.position}"),
        document=source_id(document),
        entity=about,
        role=citation.stance,
        summary=citation.quote,
        description=[citation.locator, citation.via],
    )


def source_id(reference: str) -> str:
    """The id of a document."""
    return id_of(_KIND, reference)
