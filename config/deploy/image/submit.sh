#!/bin/bash
# submit.sh JOB PARALLELISM [OPTIONS OF THE JOB]: for a cluster that keeps its checkpoints on a folder all containers share, and has no
# high availability. A job that is there already is left alone; one that was there before goes on from its newest checkpoint.
set -euo pipefail
job=$1
parallelism=$2
shift 2
cluster=${JOB_MANAGER:-jobmanager:8081}
checkpoints=/var/lib/flink/checkpoints/$job

if flink list --jobmanager "$cluster" --running | grep -q ": mashang $job "; then
  echo "mashang $job runs already"
  exit 0
fi
newest=$(find "$checkpoints" -path '*/chk-*/_metadata' -printf '%T@ %h\n' 2> /dev/null | sort -rn | head -n 1 | cut -d ' ' -f 2-)
exec flink run --detached --jobmanager "$cluster" --parallelism "$parallelism" ${newest:+--fromSavepoint "$newest"} \
  "-Dexecution.checkpointing.dir=file://$checkpoints" \
  /opt/flink/usrlib/mashang-pipeline.jar "$job" --config /opt/mashang/config "$@"
