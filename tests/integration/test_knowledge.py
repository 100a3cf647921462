"""The help centre in PostgreSQL: ingestion, search by pgvector, and what other processes see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.errors import ConfigurationError, StoreError
from bot.knowledge import database as source
from bot.knowledge.ingest import Ingested, ingest
from bot.knowledge.search import KnowledgeBase, SearchResult
from bot.knowledge.table import passages
from bot.pii.scrubber import default_scrubber
from bot.store.database import Database
from bot.store.engine import make_engine

HIRE = "# Hiring a bicycle\n\nA city bike costs 9 euros a day, an electric one 24 euros a day."
TYRE = "# Flat tyres\n\nOur van comes within an hour and changes the wheel free of charge."
TOUR = "---\ntitle: Guided tours\nline: tours\n---\nTours of the old town start at ten o'clock."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("hire.md", HIRE), ("tyre.md", TYRE), ("tour.md", TOUR)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def always_fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Changes are asked for at each search, so that no test waits."""
    monkeypatch.setattr(source, "FRESH_FOR", 0.0)
    yield


async def ask(base: KnowledgeBase, text: str, line: str | None = None) -> SearchResult:
    return await base.search(default_scrubber().fixed(text), line=line)


async def test_only_changes_are_written(store: Database, folder: Path) -> None:
    """A second run writes nothing; a changed file is replaced, a deleted one removed."""
    await ingest(store.engine, folder)
    assert await ingest(store.engine, folder) == Ingested(written=0, unchanged=3, removed=0)
    (folder / "hire.md").write_text(HIRE.replace("24", "26"), "utf-8")
    (folder / "tour.md").unlink()
    assert await ingest(store.engine, folder) == Ingested(written=1, unchanged=1, removed=1)
    async with store.engine.connect() as connection:
        rows = (await connection.execute(select(passages.c.document, passages.c.text))).all()
    assert {row.document for row in rows} == {"hire.md", "tyre.md"}
    assert any("26 euros" in row.text for row in rows)


async def test_a_broken_document_changes_nothing(store: Database, folder: Path) -> None:
    """The table is as it was, so that customers still get answers."""
    await ingest(store.engine, folder)
    (folder / "broken.md").write_text("---\ntitle: 1\n---\n", "utf-8")
    (folder / "hire.md").unlink()
    with pytest.raises(ConfigurationError, match=r"broken\.md line 2"):
        await ingest(store.engine, folder)
    async with store.engine.connect() as connection:
        count = await connection.execute(select(func.count(passages.c.document.distinct())))
    assert count.scalar() == 3


async def test_memory_and_database_agree(store: Database, folder: Path) -> None:
    """The same pages with the same scores, and the same verdict."""
    await ingest(store.engine, folder)
    shared, throw_away = KnowledgeBase.of_database(store.engine), KnowledgeBase.of_folder(folder)
    for question in ("Combien coûte un vélo électrique ?", "爆胎了怎么办", "who won the world cup"):
        one, other = await ask(shared, question), await ask(throw_away, question)
        assert one.answerable == other.answerable
        assert [hit.document for hit in one.hits] == [hit.document for hit in other.hits]
        scores = [hit.score for hit in other.hits]
        assert [hit.score for hit in one.hits] == pytest.approx(scores, abs=1e-3)


async def test_another_process_sees_changes(store: Database, folder: Path) -> None:
    """A base that has searched before finds a page written later, also by its words."""
    await ingest(store.engine, folder)
    base, question = (
        KnowledgeBase.of_database(store.engine),
        "Do you rent out helmets for children?",
    )
    assert "new.md" not in {hit.document for hit in (await ask(base, question)).hits}
    text = "# Helmets\n\nHelmets for children and adults are free with every bicycle."
    (folder / "new.md").write_text(text, "utf-8")
    await ingest(store.engine, folder)
    found = await ask(base, question)
    assert found.answerable
    assert found.hits[0].document == "new.md"


async def test_other_business_lines_are_left_out(store: Database, folder: Path) -> None:
    """Pages without a line belong to every line."""
    await ingest(store.engine, folder)
    base = KnowledgeBase.of_database(store.engine)
    documents = {hit.document for hit in (await ask(base, "tours", "tours")).hits}
    elsewhere = {hit.document for hit in (await ask(base, "tours", "hire")).hits}
    assert (documents - elsewhere, elsewhere) == ({"tour.md"}, {"hire.md", "tyre.md"})


async def test_an_unreachable_server_is_a_store_error() -> None:
    """Named without its address or the question."""
    engine = make_engine("postgresql://nobody@127.0.0.1:21399/none")
    with pytest.raises(StoreError, match="cannot be reached"):
        await ask(KnowledgeBase.of_database(engine), "how much is a bike")
    await engine.dispose()
