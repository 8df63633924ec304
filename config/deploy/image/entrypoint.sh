#!/bin/sh
# Secrets come as files, one each, named like the variable: MASHANG_CALLER_KEY, AWS_SECRET_ACCESS_KEY … They become variables of this
# process only: docker inspect and the pod's description show the folder, never what is in it.
set -eu
for file in "${MASHANG_SECRETS:-/run/secrets}"/*; do
  name=${file##*/}
  case $name in
    MASHANG_*[!A-Z0-9_]* | AWS_*[!A-Z0-9_]*) ;;
    MASHANG_* | AWS_*) export "$name=$(cat "$file")" ;;
  esac
done
exec /docker-entrypoint.sh "$@"
