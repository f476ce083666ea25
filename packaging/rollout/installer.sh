#!/bin/sh
# Prépare un poste Debian ou Ubuntu depuis ce dossier, sans réseau : sudo sh installer.sh
# À côté de ce fichier : coprosec_…_amd64.deb ; et, si vous en voulez, policy.toml et poste.toml (« coprosec provision --template »).
# Chaque poste préparé ajoute une ligne à postes.txt.
set -u
here=$(cd "$(dirname "$0")" && pwd)

say() { echo "coprosec : $*"; }
note() {
    echo "$(date '+%Y-%m-%d %H:%M') $(hostname) $*" >> "$here/postes.txt" 2>/dev/null || say "la clé est en lecture seule : postes.txt n’est pas tenu."
}
fail() { say "$*"; note "ÉCHEC : $*"; exit 1; }

[ "$(id -u)" = 0 ] || { say "à lancer en administrateur : sudo sh $0"; exit 2; }
package=$(ls "$here"/coprosec_*_amd64.deb 2>/dev/null | sort -V | tail -n 1)
[ -n "$package" ] || fail "il n’y a pas de paquet coprosec_…_amd64.deb à côté de ce script."

dpkg -i "$package" >/tmp/coprosec-dpkg.log 2>&1 || fail "le paquet n’a pas pu être installé, voyez /tmp/coprosec-dpkg.log."
if [ -f "$here/policy.toml" ]; then
    coprosec policy --check "$here/policy.toml" || fail "policy.toml est à corriger ; rien n’a été fixé."
    install -m 644 "$here/policy.toml" /etc/coprosec/policy.toml
fi
# Every account of a person shares the learners' record; those made later are added the same way.
getent passwd | awk -F: '$3 >= 1000 && $3 < 60000 { print $1 }' | while read -r account; do
    usermod -aG coprosec "$account"
done
if [ -f "$here/poste.toml" ]; then
    # A copy: the secrets are taken out of the file that is applied, and the next PC needs them.
    copy=$(mktemp) && cp "$here/poste.toml" "$copy"
    coprosec provision "$copy" --data /var/lib/coprosec || { rm -f "$copy"; fail "poste.toml est à corriger."; }
    rm -f "$copy"
fi
chown -R root:coprosec /var/lib/coprosec
chmod -R g+rwX /var/lib/coprosec
coprosec --self-check >/dev/null || fail "une partie du programme ne répond pas : coprosec --self-check."
# What is orange is told and does not stop; what is red does.
health=$(coprosec doctor --data /var/lib/coprosec) || { echo "$health"; fail "un point est à réparer : coprosec doctor."; }
echo "$health"
note "prêt, $(coprosec --version)"
say "ce poste est prêt. Les comptes ouverts doivent être fermés puis rouverts pour partager les données."
