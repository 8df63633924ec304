#!/bin/sh
# submit.sh JOB: what mashang-job@JOB.service does. FROM, a savepoint, is optional. A job that is there already is left alone.
set -eu
job=$1
set -- --config "$MASHANG_HOME/config" --bootstrap-servers "$MASHANG_KAFKA"
[ "$job" = intake ] || set -- "$@" --elasticsearch "$MASHANG_SEARCH"
[ "$job" != delivery ] || set -- "$@" --files /var/lib/mashang
running=$("$FLINK_HOME/bin/flink" list --running) # who cannot say what runs is not asked to run it a second time
case $running in
  *": mashang $job "*)
    echo "mashang $job runs already"
    exit 0
    ;;
esac
exec "$FLINK_HOME/bin/flink" run --detached --parallelism "$PARALLELISM" ${FROM:+--fromSavepoint "$FROM"} \
  "$MASHANG_HOME/mashang-pipeline-0.1.0-job.jar" "$job" "$@"
