#!/bin/sh
# Certificates and passwords for compose.yaml, into ./secrets (never into a repository). What is there stays. Needs openssl and keytool.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
cd secrets
umask 077

chance() { # file, characters
  [ -s "$1" ] || openssl rand -hex "$2" | tr -d '\n' > "$1"
}
chance MASHANG_CALLER_KEY 16
chance MASHANG_KAFKA_PASSWORD 16
chance MASHANG_ELASTICSEARCH_PASSWORD 16
[ -s MASHANG_ELASTICSEARCH_USER ] || printf elastic > MASHANG_ELASTICSEARCH_USER

[ -s ca.pem ] || openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=mashang own CA" -keyout ca.key -out ca.pem 2> /dev/null
certificate() { # name of the server, which is its host name
  [ -s "$1.crt" ] && return
  openssl req -newkey rsa:3072 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr" 2> /dev/null
  printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\n' "$1" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 825 -extfile "$1.ext" -out "$1.crt" 2> /dev/null
  rm "$1.csr" "$1.ext"
}
certificate kafka
certificate elasticsearch
cat kafka.key kafka.crt ca.pem > kafka.pem
[ -s truststore.jks ] ||
  keytool -importcert -noprompt -alias mashang -file ca.pem -keystore truststore.jks -storetype JKS -storepass changeit 2> /dev/null
# The servers in the containers run as other users than whoever calls this.
chmod 644 -- MASHANG_* *.pem *.crt elasticsearch.key truststore.jks
