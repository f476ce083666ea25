"""Whether an SVG is harmless, and made of what Qt draws (SVG Tiny 1.2)."""

import re
from xml.etree.ElementTree import Element, ParseError, fromstring

_DANGEROUS = frozenset({"script", "foreignObject", "style", "image", "animate", "set", "handler", "iframe", "audio"})
_DRAWN = frozenset(
    {
        *("svg", "g", "defs", "title", "desc", "metadata", "use", "path", "rect", "circle", "ellipse", "line"),
        *("polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "solidColor"),
    }
)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ATTLIST|ELEMENT)", re.IGNORECASE)
_SUSPECT = (b"href", b"src", b"url(", b"script:", b"data:", b"file:", b"&#")
_EVENT = re.compile(rb"on(?:(?<=\son)|\w+\s*=)")
_EXTERNAL = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|file:", re.IGNORECASE)


def svg_faults(raw: bytes) -> tuple[list[str], list[str]]:
    """What is forbidden in the drawing, and what would not be drawn (in French)."""
    if _DECLARATION.search(raw) or b"\0" in raw:
        return ["SVG avec une déclaration <!DOCTYPE ou <!ENTITY (ôtez-la)"], []
    if b"<?xml-stylesheet" in raw:
        return ["SVG avec une feuille de style (ôtez-la)"], []
    try:
        root = fromstring(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ["SVG qui n’est pas en UTF-8 (enregistrez-le avec cet encodage)"], []
    except (ParseError, ValueError, RecursionError) as failure:
        return [f"SVG mal formé : {failure} (ouvrez-le dans un navigateur pour voir l’endroit)"], []
    names = set(map(_local, {element.tag for element in root.iter()}))
    errors = [f"SVG avec <{name}> (dessinez-le autrement)" for name in sorted(names & _DANGEROUS)]
    if _local(root.tag) != "svg":
        errors.append("fichier .svg qui n’est pas un dessin (la racine doit être <svg>)")
    if _is_suspect(raw.lower()) and any(_leads_out(element) for element in root.iter()):
        errors.append("SVG avec un lien, un script ou une adresse extérieure (ôtez-les)")
    advice = [f"SVG avec <{name}>, que le programme ne dessine pas" for name in sorted(names - _DANGEROUS - _DRAWN)]
    return errors, [f"{fault} (remplacez-le par des formes simples)" for fault in advice]


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _is_suspect(raw: bytes) -> bool:
    """Whether a drawing in lower case may lead out of itself: most cannot, and are not looked through."""
    return any(sign in raw for sign in _SUSPECT) or _EVENT.search(raw) is not None


def _leads_out(element: Element) -> bool:
    for name, value in element.attrib.items():
        local = _local(name)
        if local.startswith("on") or (local in ("href", "src") and not value.startswith("#")):
            return True
        if _EXTERNAL.search(value):
            return True
    return False
