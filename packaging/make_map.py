"""Draw the course's map of Benin and its neighbours from a Natural Earth TopoJSON file.

usage: python packaging/make_map.py countries-50m.json modules/01-menaces/figures/carte-sous-region.svg

The input is the `countries-50m.json` (or 10m) of the `world-atlas` package: Natural Earth outlines, public domain.
Only country outlines, country names and seas are drawn: no place of an attack, no force, no road.
Standard library only; the output is SVG Tiny, without style sheet, for the program's own renderer.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

WEST, EAST, SOUTH, NORTH = -9.6, 15.4, 3.4, 16.1
LEFT, TOP, WIDTH = 20.0, 58.0, 680.0  # the height follows from the projection
TOLERANCE = 0.9  # in picture units: what a reader cannot see is not kept
SMALLEST = 3.0  # area in square units under which an islet is left out

INK, MUTED, GREEN, DARK, SOFT = "#1D2A26", "#5C6B65", "#006B4A", "#004D36", "#E3F1EB"
LINE, SEA, WHITE = "#E3E1D9", "#D3DDDA", "#FFFFFF"

# Natural Earth's numeric ISO code: (French name, longitude and latitude of the label, size, kind)
COUNTRIES = {
    "204": ("Bénin", 2.37, 10.35, 18, "home"),
    "768": ("Togo", 0.98, 6.95, 15, "neighbour"),
    "566": ("Nigeria", 8.0, 9.3, 18, "neighbour"),
    "854": ("Burkina Faso", -1.9, 12.25, 17, "neighbour"),
    "562": ("Niger", 8.6, 14.9, 18, "neighbour"),
    "466": ("Mali", -4.7, 14.3, 17, "other"),
    "288": ("Ghana", -1.25, 7.6, 16, "other"),
    "384": ("Côte d’Ivoire", -5.55, 7.55, 16, "other"),
    "148": ("Tchad", 14.5, 13.9, 15, "other"),
    "120": ("Cameroun", 12.6, 5.5, 15, "other"),
}
FILLS = {"home": GREEN, "neighbour": SOFT, "other": WHITE, "context": WHITE}
Point = tuple[float, float]


def project(lon: float, lat: float) -> Point:
    """Equirectangular about the middle latitude: distances look right over so small a region."""
    scale = WIDTH / ((EAST - WEST) * math.cos(math.radians((SOUTH + NORTH) / 2)))
    x = LEFT + (lon - WEST) * math.cos(math.radians((SOUTH + NORTH) / 2)) * scale
    return x, TOP + (NORTH - lat) * scale


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """Arcs of a quantized topology, as projected points."""
    (kx, ky), (dx, dy) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append(project(x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker, without recursion. Arcs are shared by neighbours, so borders stay joined."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = math.hypot(bx - ax, by - ay)
        worst, at = 0.0, -1
        for i in range(first + 1, last):
            px, py = points[i]
            if length:
                gap = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                gap = math.hypot(px - ax, py - ay)
            if gap > worst:
                worst, at = gap, i
        if worst > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def clip(ring: list[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """Sutherland-Hodgman: the part of a ring inside the frame."""
    left, top, right, bottom = box
    edges: tuple[tuple[Callable[[Point], bool], int, float], ...] = (
        (lambda p: p[0] >= left, 0, left),
        (lambda p: p[0] <= right, 0, right),
        (lambda p: p[1] >= top, 1, top),
        (lambda p: p[1] <= bottom, 1, bottom),
    )
    for inside, axis, value in edges:
        result: list[Point] = []
        for i, point in enumerate(ring):
            before = ring[i - 1]
            if inside(point) != inside(before):
                ratio = (value - before[axis]) / (point[axis] - before[axis])
                crossing = [
                    before[0] + ratio * (point[0] - before[0]),
                    before[1] + ratio * (point[1] - before[1]),
                ]
                crossing[axis] = value
                result.append((crossing[0], crossing[1]))
            if inside(point):
                result.append(point)
        ring = result
        if not ring:
            break
    return ring


def area(ring: list[Point]) -> float:
    return abs(sum(ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] for i, p in enumerate(ring))) / 2


def country_path(geometry: dict[str, Any], arcs: list[list[Point]], box: tuple[float, float, float, float]) -> str:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    parts = []
    for polygon in polygons:
        for indices in polygon:
            ring: list[Point] = []
            for index in indices:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring += arc[1:] if ring else arc
            ring = clip(ring, box)
            if len(ring) > 2 and area(ring) >= SMALLEST:
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z")
    return "".join(parts)


def label(
    x: float,
    y: float,
    text: str,
    size: int,
    fill: str,
    *,
    weight: int = 500,
    anchor: str = "middle",
    extra: str = "",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Inter" font-size="{size}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}"{extra}>{text}</text>'
    )


def draw(topology: dict[str, Any]) -> str:
    _, bottom = project(WEST, SOUTH)
    box = (LEFT, TOP, LEFT + WIDTH, bottom)
    arcs = [simplify(arc, TOLERANCE) for arc in decode(topology)]
    shapes: list[tuple[str, str]] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if "arcs" not in geometry:
            continue
        path = country_path(geometry, arcs, box)
        if path:
            shapes.append(
                (
                    COUNTRIES.get(str(geometry.get("id", "")), ("", 0, 0, 0, "context"))[4],
                    path,
                )
            )
    order = ["context", "other", "neighbour", "home"]
    shapes.sort(key=lambda shape: order.index(shape[0]))
    height = math.ceil(bottom + 50)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{height}" viewBox="0 0 720 {height}">',
        f'<rect x="0.5" y="0.5" width="719" height="{height - 1}" rx="12" fill="{WHITE}" stroke="{LINE}" stroke-width="1"/>',
        label(LEFT, 38, "Le Bénin et ses voisins", 20, INK, weight=600, anchor="start"),
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{bottom - TOP:.1f}" fill="{SEA}"/>',
    ]
    for kind, path in shapes:
        width = 2 if kind == "home" else 1.2
        edge = DARK if kind == "home" else MUTED
        out.append(
            f'<path d="{path}" fill="{FILLS[kind]}" stroke="{edge}" stroke-width="{width}" stroke-linejoin="round"/>'
        )
    for name, lon, lat, size, kind in COUNTRIES.values():
        x, y = project(lon, lat)
        if kind == "home":
            out.append(label(x, y, name, size, WHITE, weight=600))
        elif name == "Togo":  # too narrow for its name: written in the sea, with a line
            sx, sy = project(0.62, 4.62)
            out.append(
                f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{sx:.1f}" y2="{sy - 16:.1f}" stroke="{INK}" stroke-width="1.5"/>'
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{INK}"/>'
            )
            out.append(label(sx, sy, name, size + 1, INK, weight=600))
        else:
            weight, fill = (600, DARK) if kind == "neighbour" else (400, INK)
            out.append(label(x, y, name, size, fill, weight=weight))
    for lon, lat in ((-6.4, 4.1), (-3.1, 4.3), (-1.0, 4.1), (1.95, 5.25)):
        x, y = project(lon, lat)  # small waves, so that the sea is told from the land in grey too
        for shift in (0, 9):
            out.append(
                f'<path d="M{x + shift:.1f} {y + shift:.1f}q5 -6 10 0t10 0t10 0" fill="none" stroke="{MUTED}" '
                'stroke-width="1.5" stroke-linecap="round"/>'
            )
    gx, gy = project(3.9, 3.8)
    out.append(label(gx, gy, "Golfe de Guinée", 16, INK, weight=400, extra=' font-style="italic"'))
    out.append(
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{bottom - TOP:.1f}" fill="none" stroke="{LINE}" stroke-width="1.5"/>'
    )
    legend = bottom + 31
    for x, fill, text in (
        (20, GREEN, "Bénin"),
        (122, SOFT, "voisins du Bénin"),
        (300, WHITE, "autres pays de la région"),
    ):
        out.append(
            f'<rect x="{x}" y="{legend - 14:.1f}" width="22" height="18" rx="3" fill="{fill}" stroke="{MUTED}" stroke-width="1.2"/>'
            f'<text x="{x + 30}" y="{legend:.1f}" font-family="Inter" font-size="15" fill="{INK}">{text}</text>'
        )
    kilometres = 300
    span = kilometres / 111.2 * (project(0, 0)[1] - project(0, 1)[1])
    right = LEFT + WIDTH
    out.append(
        f'<line x1="{right - span:.1f}" y1="{legend - 3:.1f}" x2="{right:.1f}" y2="{legend - 3:.1f}" stroke="{INK}" stroke-width="3"/>'
        f'<text x="{right - span - 10:.1f}" y="{legend:.1f}" font-family="Inter" font-size="15" fill="{INK}" '
        f'text-anchor="end">{kilometres}\u00a0km</text>'
    )
    return "\n".join([*out, "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topojson", type=Path, help="countries-50m.json or countries-10m.json")
    parser.add_argument("svg", type=Path, help="the picture to write")
    options = parser.parse_args()
    picture = draw(json.loads(options.topojson.read_text(encoding="utf-8")))
    options.svg.write_text(picture, encoding="utf-8", newline="\n")
    print(f"{options.svg}: {len(picture.encode()) / 1024:.1f} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
