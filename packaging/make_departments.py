"""Draw the course's map of the departments of Benin from Natural Earth's states and provinces.

usage: python packaging/make_departments.py world_map.gpkg modules/01-menaces/figures/carte-departements.svg

The input is the `world_map.gpkg` that QGIS ships (Debian's package `qgis-common`): Natural Earth 1:10m, public domain.
The whole country stands on the left; the south, where seven departments are small, is enlarged on the right.
Standard library only; the output is SVG Tiny, without style sheet, for the program's own renderer.
"""

import argparse
import math
import sqlite3
import struct
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from make_map import DARK, GREEN, INK, LINE, MUTED, SEA, SOFT, WHITE, Point, area, clip, label, simplify

NEIGHBOURS = ("Togo", "Nigeria", "Niger", "Burkina Faso", "Ghana")
HEIGHT = 540

# Natural Earth's name: (French name, longitude and latitude of the label in the panel that shows it)
WHOLE = {
    "Alibori": ("Alibori", 2.92, 11.2),
    "Atakora": ("Atacora", 1.45, 10.65),
    "Borgou": ("Borgou", 2.72, 9.75),
    "Donga": ("Donga", 1.8, 9.6),
    "Collines": ("Collines", 2.18, 8.05),
}
SOUTH = {
    "Zou": ("Zou", 2.08, 7.28),
    "Kouffo": ("Couffo", 1.77, 6.98),
    "Plateau": ("Plateau", 2.605, 7.3),
    "Atlantique": ("Atlantique", 2.235, 6.72),
    "Mono": ("Mono", 1.8, 6.5),
    "Ouémé": ("Ouémé", 2.565, 6.62),
}
AROUND = (("Burkina Faso", 0.95, 11.95), ("Niger", 3.2, 12.52), ("Togo", 0.9, 8.75), ("Nigeria", 3.9, 8.3))

Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame of the picture and the part of the world in it."""

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    scale: float
    """Units of the picture for a degree of latitude."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.left + self.width, self.top + self.height

    def place(self, lon: float, lat: float) -> Point:
        squeeze = math.cos(math.radians(9.3))
        return self.left + (lon - self.west) * squeeze * self.scale, self.top + (self.north - lat) * self.scale

    def path(self, rings: list[Ring]) -> str:
        """The rings inside the frame; a reader cannot see what is left out of them."""
        parts = []
        for ring in rings:
            seen = clip(simplify([self.place(*point) for point in ring], 0.5), self.box)
            if len(seen) > 2 and area(seen) >= 2:
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in seen) + "Z")
        return "".join(parts)


COUNTRY = Panel(20, 58, 316, 436, -0.15, 12.85, 64)
ENLARGED = Panel(356, 58, 344, 436, 1.29, 7.86, 200)


def rings_of(blob: bytes) -> Iterator[Ring]:
    """The rings of a GeoPackage geometry: polygon or multipolygon, two dimensions."""
    yield from _rings(blob, 8 + (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7])[0]


def _rings(blob: bytes, at: int) -> tuple[list[Ring], int]:
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    found: list[Ring] = []
    for _ in range(count):
        if kind == 6:  # each part of a multipolygon has a head of its own
            inner, at = _rings(blob, at)
            found += inner
        else:
            (size,) = struct.unpack_from(f"{order}I", blob, at)
            found.append([struct.unpack_from(f"{order}dd", blob, at + 4 + 16 * nth) for nth in range(size)])
            at += 4 + 16 * size
    return found, at


def read(path: Path) -> tuple[dict[str, list[Ring]], list[list[Ring]]]:
    """The departments by name, and the neighbours."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        departments = base.execute("SELECT name, geom FROM states_provinces WHERE admin = 'Benin' ORDER BY name")
        found = {name: list(rings_of(geometry)) for name, geometry in departments}
        marks = ", ".join("?" for _ in NEIGHBOURS)
        neighbours = base.execute(f"SELECT geom FROM countries WHERE NAME IN ({marks}) ORDER BY NAME", NEIGHBOURS)
        return found, [list(rings_of(geometry)) for (geometry,) in neighbours]


def panel(frame: Panel, departments: dict[str, list[Ring]], neighbours: list[list[Ring]]) -> Iterator[str]:
    left, top, right, bottom = frame.box
    size = f'x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'
    yield f'<rect {size} fill="{SEA}"/>'
    for rings in neighbours:
        if path := frame.path(rings):
            yield f'<path d="{path}" fill="{WHITE}" stroke="{MUTED}" stroke-width="1.2" stroke-linejoin="round"/>'
    for rings in departments.values():
        if path := frame.path(rings):
            yield f'<path d="{path}" fill="{SOFT}" stroke="{GREEN}" stroke-width="1.8" stroke-linejoin="round"/>'
    yield f'<rect {size} fill="none" stroke="{LINE}" stroke-width="1.5"/>'


def names(frame: Panel, places: dict[str, tuple[str, float, float]]) -> Iterator[str]:
    for text, lon, lat in places.values():
        x, y = frame.place(lon, lat)
        yield label(x, y, text, 15, DARK, weight=600)


def draw(departments: dict[str, list[Ring]], neighbours: list[list[Ring]]) -> str:
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{HEIGHT}" viewBox="0 0 720 {HEIGHT}">',
        f'<rect x="0.5" y="0.5" width="719" height="{HEIGHT - 1}" rx="12" fill="{WHITE}" stroke="{LINE}"/>',
        label(20, 38, "Douze départements, trouvez le vôtre", 20, INK, weight=600, anchor="start"),
        *panel(COUNTRY, departments, neighbours),
        *panel(ENLARGED, departments, neighbours),
        *names(COUNTRY, WHOLE),
        *names(ENLARGED, SOUTH),
    ]
    for text, lon, lat in AROUND:
        x, y = COUNTRY.place(lon, lat)
        out.append(label(x, y, text, 15, INK, weight=400))
    for text, lon, lat in (("Togo", 1.44, 7.2), ("Nigeria", 2.885, 6.95)):
        x, y = ENLARGED.place(lon, lat)
        out.append(label(x, y, text, 15, INK, weight=400))
    (west, north), (east, south) = COUNTRY.place(1.46, 7.7), COUNTRY.place(2.82, 6.1)
    out.append(
        f'<rect x="{west:.1f}" y="{north:.1f}" width="{east - west:.1f}" height="{south - north:.1f}" fill="none" '
        f'stroke="{INK}" stroke-width="1.8" stroke-dasharray="5 4"/>'
    )
    out.append(label(east + 10, north + 30, "agrandi à droite", 15, INK, weight=400, anchor="start"))
    x, y = ENLARGED.place(2.43, 6.375)  # the Littoral is too small for its name: it is written in the sea
    out.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y + 34:.1f}" stroke="{INK}" stroke-width="1.5"/>')
    out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{INK}"/>')
    out.append(label(x, y + 50, "Littoral", 15, DARK, weight=600))
    gx, gy = ENLARGED.place(1.8, 5.9)
    out.append(label(gx, gy, "Golfe de Guinée", 15, INK, weight=400, extra=' font-style="italic"'))
    out.append(label(20, HEIGHT - 18, "Limites indicatives, simplifiées pour la lecture.", 15, MUTED, anchor="start"))
    return "\n".join([*out, "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("geopackage", type=Path, help="QGIS's world_map.gpkg")
    parser.add_argument("svg", type=Path, help="the picture to write")
    options = parser.parse_args()
    picture = draw(*read(options.geopackage))
    options.svg.write_text(picture, encoding="utf-8", newline="\n")
    print(f"{options.svg}: {len(picture.encode()) / 1024:.1f} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
