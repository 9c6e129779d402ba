"""What attackers do to a signed file, each as one function on its bytes."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from cds_desktop.signing.pdf_signatures.opening import QuietIncrement

Writer = IncrementalPdfFileWriter
OVERDRAWN = b"1 g 60 690 300 30 re f 0 g BT /F1 20 Tf 72 700 Td (Chin muoi diem) Tj ET"


def increment(pdf: bytes, change: Callable[[Writer], None]) -> bytes:
    """One more revision by somebody who is not us, and who leaves no other trace such as a new date."""
    writer = QuietIncrement(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def dictionary(**entries: object) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def rectangle(*numbers: float) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.FloatObject, numbers))


def stream(data: bytes, **entries: object) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**entries), stream_data=data)


def page_of(writer: Writer, number: int = 0) -> generic.DictionaryObject:
    return writer.find_page_for_modification(number)[0].get_object()


def field_of(writer: Writer, name: str) -> generic.DictionaryObject:
    fields = [item.get_object() for item in writer.root["/AcroForm"]["/Fields"]]
    return next(field for field in fields if field["/T"] == name)


def overdraw(writer: Writer) -> None:
    writer.add_stream_to_page(1, writer.add_object(stream(OVERDRAWN)))


def overdraw_in_place(writer: Writer) -> None:
    contents = page_of(writer)["/Contents"]
    first = contents[0] if isinstance(contents, generic.ArrayObject) else contents
    first._data, first._encoded_data = OVERDRAWN, None
    writer.update_container(first)


def append_page(writer: Writer) -> None:
    contents = writer.add_object(stream(OVERDRAWN))
    writer.insert_page(PageObject(contents=contents, media_box=rectangle(0, 0, 595, 842)))


def replace_page_tree(writer: Writer) -> None:
    contents = writer.add_object(stream(OVERDRAWN))
    page = dictionary(Type=pdf_name("/Page"), MediaBox=rectangle(0, 0, 595, 842), Contents=contents)
    reference = writer.add_object(page)
    tree = dictionary(
        Type=pdf_name("/Pages"), Kids=generic.ArrayObject([reference]), Count=generic.NumberObject(1)
    )
    page["/Parent"] = writer.root["/Pages"] = writer.add_object(tree)
    writer.update_root()


def enlarge_page(writer: Writer) -> None:
    page = page_of(writer)
    page["/CropBox"] = rectangle(0, 500, 595, 842)
    writer.update_container(page)


def rotate_page(writer: Writer) -> None:
    page = page_of(writer)
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)


def swap_stamp(writer: Writer) -> None:
    field = field_of(writer, "ThuKy")
    form = stream(b"1 0 0 rg 0 0 50 50 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"))
    form["/BBox"] = rectangle(0, 0, 200, 60)
    field["/AP"] = dictionary(N=writer.add_object(form))
    writer.update_container(field)


def move_stamp(writer: Writer) -> None:
    field = field_of(writer, "ChuToa")
    field["/Rect"] = rectangle(0, 0, 595, 842)
    writer.update_container(field)


def hide_stamp(writer: Writer) -> None:
    field = field_of(writer, "ChuToa")
    field["/F"] = generic.NumberObject(2)
    writer.update_container(field)


def empty_field(writer: Writer) -> None:
    field = field_of(writer, "ThuKy")
    del field["/V"]
    writer.update_container(field)


def empty_all_fields(writer: Writer) -> None:
    for name in ("ThuKy", "ChuToa"):
        field = field_of(writer, name)
        del field["/V"]
        writer.update_container(field)


def drop_form(writer: Writer) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def replace_value(writer: Writer) -> None:
    field = field_of(writer, "ThuKy")
    field["/V"] = field_of(writer, "ChuToa").raw_get("/V")
    writer.update_container(field)


def second_field_of_the_same_name(writer: Writer) -> None:
    form = writer.root["/AcroForm"]
    copy = dictionary(
        FT=pdf_name("/Sig"),
        T=pdf_string("ChuToa"),
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Widget"),
        Rect=rectangle(0, 0, 0, 0),
    )
    form["/Fields"].append(writer.add_object(copy))
    writer.update_container(form["/Fields"])
    writer.update_root()


def add_note(writer: Writer) -> None:
    note = dictionary(
        Type=pdf_name("/Annot"), Subtype=pdf_name("/FreeText"), Rect=rectangle(60, 690, 300, 730)
    )
    note["/Contents"] = pdf_string("Chin muoi diem")
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def fill_text_field(writer: Writer) -> None:
    field = field_of(writer, "ghi-chu-Nam")
    field["/V"] = pdf_string("Chin muoi diem")
    writer.update_container(field)


def add_text_field(writer: Writer) -> None:
    form = writer.root["/AcroForm"]
    field = dictionary(
        FT=pdf_name("/Tx"),
        T=pdf_string("che"),
        V=pdf_string("90"),
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Widget"),
        Rect=rectangle(60, 690, 300, 730),
    )
    reference = writer.add_object(field)
    form["/Fields"].append(reference)
    writer.update_container(form["/Fields"])
    writer.register_annotation(writer.find_page_for_modification(0)[0], reference)


def add_javascript(writer: Writer) -> None:
    script = dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))
    names = generic.ArrayObject([pdf_string("a"), writer.add_object(script)])
    writer.root["/Names"] = dictionary(JavaScript=dictionary(Names=names))
    writer.update_root()


def add_open_action(writer: Writer) -> None:
    action = dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))
    writer.root["/OpenAction"] = writer.add_object(action)
    writer.update_root()


def add_attachment(writer: Writer) -> None:
    content = writer.add_object(stream(b"90 diem", Type=pdf_name("/EmbeddedFile")))
    spec = dictionary(Type=pdf_name("/Filespec"), F=pdf_string("diem.txt"), EF=dictionary(F=content))
    names = generic.ArrayObject([pdf_string("diem.txt"), writer.add_object(spec)])
    writer.root["/Names"] = dictionary(EmbeddedFiles=dictionary(Names=names))
    writer.update_root()


def change_xmp(writer: Writer) -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
    )
    metadata = stream(packet, Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML"))
    writer.root["/Metadata"] = writer.add_object(metadata)
    writer.update_root()


def drop_xmp(writer: Writer) -> None:
    del writer.root["/Metadata"]
    writer.update_root()


def show_hidden_layer(writer: Writer) -> None:
    layers = writer.root["/OCProperties"]
    layers["/D"]["/OFF"] = generic.ArrayObject()
    writer.update_container(layers)


def replace_layers(writer: Writer) -> None:
    layer = writer.root["/OCProperties"]["/OCGs"].raw_get(0)
    writer.root["/OCProperties"] = dictionary(
        OCGs=generic.ArrayObject([layer]), D=dictionary(ON=generic.ArrayObject([layer]))
    )
    writer.update_root()


def replace_font(writer: Writer) -> None:
    fonts = page_of(writer)["/Resources"]["/Font"]
    name = next(iter(fonts.keys()))
    font = fonts[name]
    font["/BaseFont"] = pdf_name("/Symbol")
    writer.update_container(font)


def abuse_security_store(writer: Writer) -> None:
    writer.root["/DSS"] = writer.add_object(dictionary(Type=pdf_name("/DSS"), JS=pdf_string("x")))
    writer.update_root()


def add_security_store(writer: Writer) -> None:
    certificate = writer.add_object(stream(b"0\x00"))
    store = dictionary(Type=pdf_name("/DSS"), Certs=generic.ArrayObject([certificate]))
    writer.root["/DSS"] = writer.add_object(store)
    writer.update_root()


def claim_certification(writer: Writer) -> None:
    writer.root["/Perms"] = dictionary(DocMDP=field_of(writer, "ChuToa").raw_get("/V"))
    writer.update_root()


def change_catalog(writer: Writer) -> None:
    writer.root["/PageLayout"] = pdf_name("/TwoColumnLeft")
    writer.update_root()


def change_outlines(writer: Writer) -> None:
    writer.root["/Outlines"] = writer.add_object(dictionary(Type=pdf_name("/Outlines")))
    writer.update_root()


def touch_nothing(writer: Writer) -> None:
    writer.update_root()


def saved_anew(pdf: bytes) -> bytes:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(buffer)
    return buffer.getvalue()


def in_signature(pdf: bytes, pattern: bytes, replacement: bytes, which: int = -1) -> bytes:
    """One place of one signature dictionary replaced by as many bytes."""
    found = list(re.finditer(pattern, pdf))[which]
    padded = replacement.ljust(found.end() - found.start())
    assert len(padded) == found.end() - found.start()
    return pdf[: found.start()] + padded + pdf[found.end() :]


BYTE_RANGE = rb"/ByteRange \[[\d ]+\]"


def wrapped(pdf: bytes) -> bytes:
    """The signature is moved to the end, what stood behind it is replaced: signature wrapping."""
    found = list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)[ ]*\]", pdf))[-1]
    _, first, second, length = map(int, found.groups())
    value, rest = pdf[first:second], pdf[second : second + length]
    forged = increment(pdf, overdraw)
    moved = forged + value + rest
    numbers = b"/ByteRange [0 %d %d %d]" % (first, len(forged) + len(value), len(rest))
    return moved[: found.start()] + numbers.ljust(found.end() - found.start()) + moved[found.end() :]
