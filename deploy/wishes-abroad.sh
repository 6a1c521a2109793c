#!/bin/sh
# Puts the file of who asked to be forgotten (docs/operating.md) into the storage that azure/main.bicep makes, or fetches
# it from there. The machine proves itself with its own identity, so there is no secret. knowwho-abroad.timer runs this.
#   STORAGE_ACCOUNT=… AZURE_CLIENT_ID=… wishes-abroad.sh [--fetch] [FILE]
set -eu
fetch=no
if [ "${1-}" = --fetch ]; then
  fetch=yes
  shift
fi
file=${1:-/var/lib/knowwho/knowwho.db.wishes}
# Nobody has asked yet.
[ $fetch = yes ] || [ -s "$file" ] || exit 0
: "${STORAGE_ACCOUNT:?is missing: storageAccount of the template}" "${AZURE_CLIENT_ID:?is missing: app id of the identity}"
identity=${IDENTITY_URL:-http://169.254.169.254}/metadata/identity/oauth2/token
blob=${BLOB_URL:-https://$STORAGE_ACCOUNT.blob.core.windows.net}/knowwho/knowwho.db.wishes

answer=$(curl -fsS --noproxy '*' --max-time 30 -H 'Metadata: true' \
  "$identity?api-version=2018-02-01&resource=https%3A%2F%2Fstorage.azure.com%2F&client_id=$AZURE_CLIENT_ID")
token=$(printf '%s' "$answer" | sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')
[ -n "$token" ] || { echo 'The identity of this machine gives no token.' >&2; exit 1; }

# The token comes in by a pipe, because everybody on the machine can read the words of a command.
storage() {
  printf 'Authorization: Bearer %s\n' "$token" | curl -fsS --max-time 60 -H @- -H 'x-ms-version: 2021-08-06' \
    -H "x-ms-date: $(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')" "$@" "$blob"
}

if [ $fetch = yes ]; then
  [ ! -s "$file" ] || { echo "$file is there already and may know more." >&2; exit 1; }
  umask 077
  storage -o "$file.fetched"
  mv "$file.fetched" "$file"
  exit 0
fi
# The file only ever grows: a smaller one is that of a machine that did not fetch it.
there=$(storage -I 2>/dev/null | tr -d '\r' | sed -n 's/^[Cc]ontent-[Ll]ength: *//p')
if [ "${there:-0}" -gt "$(wc -c < "$file")" ]; then
  echo 'The storage knows more wishes than this machine. Fetch them first, before the service starts.' >&2
  exit 1
fi
storage -o /dev/null -T "$file" -H 'x-ms-blob-type: BlockBlob' -H 'Content-Type: text/plain'
