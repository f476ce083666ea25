#!/bin/sh
# Runs in the unpacked folder: puts the program in its place, with its menu entry. Data are never touched.
set -e

if [ "$(id -u)" = 0 ]; then
    target=/opt/coprosec bin=/usr/local/bin share=/usr/local/share
else
    target=$HOME/.local/lib/coprosec bin=$HOME/.local/bin share=$HOME/.local/share
fi
if [ "$1" = --remove ]; then
    rm -rf "$target" "$bin/coprosec" "$share/applications/coprosec.desktop" "$share/icons/hicolor/scalable/apps/coprosec.svg"
    echo "Coproduire la sécurité est retiré. Les données des apprenants restent."
    exit 0
fi
mkdir -p "$(dirname "$target")" "$bin" "$share/applications" "$share/icons/hicolor/scalable/apps"
rm -rf "$target.new"
cp -R . "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
ln -sf "$target/coprosec" "$bin/coprosec"
sed "s|^Exec=coprosec|Exec=$target/coprosec|; s|^TryExec=.*|TryExec=$target/coprosec|" coprosec.desktop > "$share/applications/coprosec.desktop"
cp coprosec.svg "$share/icons/hicolor/scalable/apps/coprosec.svg"
if "$target/coprosec" --self-check >/dev/null; then
    echo "Coproduire la sécurité est installé dans $target : tapez « coprosec », ou cherchez-le dans le menu."
else
    echo "Installé dans $target, mais une partie ne répond pas : lancez « $target/coprosec --self-check »." >&2
    exit 1
fi
