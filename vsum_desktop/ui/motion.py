"""How long a fade takes: no time where the desktop asks for no animations. Nothing else moves by itself here."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings

_FADE = 120  # milliseconds
_PATIENCE = 200  # milliseconds that a desktop may take to answer


def fade_time() -> int:
    """Milliseconds, 0 for at once. Asks the desktop, which may keep the thread waiting for a moment."""
    return _FADE if _wanted() else 0


def _wanted() -> bool:
    if sys.platform == "win32":
        import ctypes

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(wanted), 0)  # SPI_GETCLIENTAREAANIMATION
        return bool(wanted.value)
    if sys.platform == "darwin":
        place = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
        return not QSettings(str(place), QSettings.Format.NativeFormat).value("reduceMotion", False, bool)
    return _portal("org.gnome.desktop.interface", "enable-animations") is not False


def _portal(group: str, key: str) -> object:
    """A setting of a free desktop; None where nobody answers."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    place = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
    call = QDBusMessage.createMethodCall(*place, "ReadOne")
    call.setArguments([group, key])
    answer = bus.call(call, timeout=_PATIENCE).arguments()
    return answer[0].variant() if answer and isinstance(answer[0], QDBusVariant) else None
