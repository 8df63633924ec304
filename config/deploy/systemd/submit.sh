#!/bin/sh
# submit.sh JOB: what mashang-job@JOB.service does. FROM, a savepoint, is optional.
set -eu
job=$1
set -- --config "$MASHANG_HOME/config" --bootstrap-servers "$MASHANG_KAFKA"
[ "$job" = intake ] || set -- "$@" --elasticsearch "$MASHANG_SEARCH"
[ "$job" != delivery ] || set -- "$@" --files /var/lib/mashang
exec "$FLINK_HOME/bin/flink" run --detached --parallelism "$PARALLELISM" ${FROM:+--fromSavepoint "$FROM"} \
  "$MASHANG_HOME/mashang-pipeline-0.1.0-job.jar" "$job" "$@"
