"""Đường link: what may be wrong with an address; nothing is refused, for the council knows its own pages."""

from urllib.parse import urlsplit

_WEB = ("http", "https")


def address_doubt(address: str) -> str:
    """What is odd about an address, in one sentence; empty when it looks right."""
    if not address:
        return "Chưa ghi địa chỉ trang; chép địa chỉ từ trình duyệt rồi dán vào."
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return f"Địa chỉ “{address}” viết không đúng; chép lại từ trình duyệt."
    if parts.scheme == "file" or address.startswith("\\\\") or len(parts.scheme) == 1:
        return "Đây là đường dẫn trên máy này, nơi nhận không mở được; hãy thêm chính tệp đó."
    if parts.scheme not in _WEB:
        return "Địa chỉ không bắt đầu bằng http:// hoặc https://; chép lại từ trình duyệt."
    if " " in address or not host or ("." not in host and ":" not in host):
        return f"Địa chỉ “{address}” viết không đúng; chép lại từ trình duyệt."
    if host == "127.0.0.1" or host.startswith(("192.168.", "10.")):
        return "Địa chỉ này chỉ mở được trong mạng của trường; nên thêm cả ảnh màn hình."
    return ""
