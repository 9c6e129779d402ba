"""Two plain lines for each signature; never a bare yes."""

from cds_desktop.signing.pdf_signatures import explain


def test_an_intact_document_is_explained_in_two_lines_per_signature(minutes, check):
    *lines, root = explain(check(minutes.signed_by_both))
    assert root.startswith("Chứng thư gốc “Tổ chức chứng thực thử nghiệm” chưa có trong kho tin cậy")
    assert lines == [
        "Tệp có 2 chữ ký số, đều toàn vẹn; đã khóa sau chữ ký cuối. Thời điểm ký do máy tính khai.",
        "Thư ký – Đặng Ỷ Ngẫu: chữ ký toàn vẹn; tại thời điểm máy tính khai (15/04/2027 16:12 +07:00) "
        "chứng thư còn hạn.",
        "Hiện nay: nội dung chưa bị sửa sau khi ký, chỉ có thêm chữ ký của người khác; chứng thư còn hạn "
        "tới 14/04/2028; chưa kiểm tra thu hồi; người cấp (Tổ chức chứng thực thử nghiệm) chưa được tin cậy "
        "trên máy này.",
        "Chủ tọa – Nguyễn Thị Hạnh: chữ ký toàn vẹn; tại thời điểm máy tính khai (15/04/2027 16:12 +07:00) "
        "chứng thư còn hạn.",
        "Hiện nay: nội dung chưa bị sửa sau khi ký; chứng thư còn hạn tới 14/04/2028; chưa kiểm tra thu hồi; "
        "người cấp (Tổ chức chứng thực thử nghiệm) chưa được tin cậy trên máy này.",
    ]


def test_a_trusted_issuer_is_named_as_such(minutes, check, authority):
    lines = explain(check(minutes.signed_by_both, roots=(authority.root_pem,)))
    assert sum("được tin cậy trên máy này" in line and "chưa được" not in line for line in lines) == 2


def test_a_broken_document_says_so_first_and_claims_nothing_for_now(minutes, check):
    lines = explain(check(minutes.signed_by_both + b"\n"))
    assert lines[0].startswith("Tệp có 2 chữ ký số; KHÔNG hợp lệ")
    assert lines[1] == "Lưu ý: có nội dung được thêm vào sau chữ ký cuối cùng."
    assert not any("nội dung chưa bị sửa" in line for line in lines)


def test_missing_signers_are_named(minutes, check):
    lines = explain(check(minutes.signed_by_secretary))
    assert "Lưu ý: thiếu chữ ký ở ô «Chủ tọa»." in lines
    assert "Chưa ký: Chủ tọa." in lines


def test_files_without_signatures_and_damaged_files_are_told_apart(minutes, check):
    assert explain(check(minutes.drawn, None)) == ["Tệp chưa có chữ ký số nào."]
    assert explain(check(b"rubbish", None))[0] == "Tệp không đọc được hoặc đã hỏng."
