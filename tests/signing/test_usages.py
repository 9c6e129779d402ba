"""Ways through a file are found as the library finds them, and never without end."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name
from pyhanko.sign.diff_analysis import SuspiciousModification

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.pdf_signatures.opening import QuietIncrement, open_reader
from cds_desktop.signing.pdf_signatures.usages import Connections, note_usages


def increment(pdf, change):
    writer, output = QuietIncrement(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(output)
    return output.getvalue()


def touch(writer):
    for index in range(2):
        field = writer.root["/AcroForm"]["/Fields"][index]
        field[pdf_name("/DA")] = NumberObject(index)
        writer.update_container(field)
    writer.update_container(writer.root["/Pages"])
    writer.update_root()


def structured(writer):
    """A small structure tree whose elements point at each other and at the page."""
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    leaf = DictionaryObject({pdf_name("/S"): pdf_name("/P"), pdf_name("/Pg"): page})
    kids = ArrayObject([writer.add_object(leaf), NumberObject(3)])
    root = DictionaryObject({pdf_name("/Type"): pdf_name("/StructTreeRoot"), pdf_name("/K"): kids})
    writer.root[pdf_name("/StructTreeRoot")] = writer.add_object(root)
    leaf[pdf_name("/P")] = writer.root.raw_get("/StructTreeRoot")
    writer.update_root()


def branching(writer):
    """Forty small objects that each name the next one twice: a million million ways."""
    last = writer.add_object(ArrayObject([writer.root["/Pages"].raw_get("/Kids")]))
    for _ in range(40):
        last = writer.add_object(ArrayObject([last, last]))
    writer.root[pdf_name("/PieceInfo")] = last
    # Something that the next revision replaces lies at the end of all ways.
    writer.root[pdf_name("/Pages")] = writer.root.raw_get("/Pages")
    writer.update_root()


@pytest.mark.parametrize("before", [lambda pdf: pdf, lambda pdf: increment(pdf, structured)])
def test_the_ways_are_those_of_the_library(minutes, before):
    pdf = increment(before(minutes.signed_by_both), touch)
    ours, theirs = open_reader(pdf), open_reader(pdf)
    connections, compared = Connections(), 0
    for revision in range(1, ours.xrefs.total_revisions):
        old, other = (reader.get_historical_resolver(revision - 1) for reader in (ours, theirs))
        written = ours.get_historical_resolver(revision).explicit_refs_in_revision()
        note_usages(old, written, connections)
        other._load_reverse_xref_cache()
        for reference in written:
            found, wanted = (set(map(str, side._get_usages_of_ref(reference))) for side in (old, other))
            assert found == wanted
            compared += len(wanted)
    assert compared > 10


def test_a_file_with_endless_ways_is_refused_in_time(minutes, sign, secretary_key, fields, check):
    maze = increment(pdf_signatures.prepare(minutes.drawn, fields), branching)
    signed = sign(maze, "ThuKy", secretary_key)
    changed = increment(signed, touch)
    assert not check(changed, None).intact

    def replace_end(writer):
        writer.update_container(writer.root["/Pages"]["/Kids"][0])
        writer.update_container(writer.root["/Pages"])

    replaced = increment(signed, replace_end)
    assert not check(replaced, None).intact


def test_ways_are_counted_and_given_up(minutes):
    def end(writer):
        last = end.reference = writer.add_object(DictionaryObject({pdf_name("/A"): NumberObject(1)}))
        for _ in range(40):
            last = writer.add_object(ArrayObject([last, last]))
        writer.root[pdf_name("/PieceInfo")] = last
        writer.update_root()

    reader = open_reader(increment(minutes.signed_by_both, end))
    last = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    with pytest.raises(SuspiciousModification):
        note_usages(last, [end.reference.reference], Connections())
