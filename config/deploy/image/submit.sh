#!/bin/bash
# submit.sh JOB PARALLELISM [OPTIONS OF THE JOB]: for a cluster that keeps its checkpoints on a folder all containers share, and has no
# high availability. A job that is there already is left alone; one that was there before goes on from what was saved last: a checkpoint, or
# a savepoint in savepoints/JOB. (A job that is stopped takes its checkpoints with it: ./mashang stop --to file:///var/lib/flink/savepoints/JOB JOB)
set -euo pipefail
job=$1
parallelism=$2
shift 2
cluster=${JOB_MANAGER:-jobmanager:8081}
saved=${FLINK_STATE:-/var/lib/flink}
checkpoints=$saved/checkpoints/$job

running=$(flink list --jobmanager "$cluster" --running) # who cannot say what runs is not asked to run it a second time
if grep -q ": mashang $job " <<< "$running"; then
  echo "mashang $job runs already"
  exit 0
fi
# At the first start neither folder is there.
mkdir -p "$checkpoints" "$saved/savepoints/$job"
newest=$(find "$checkpoints" "$saved/savepoints/$job" -name _metadata -printf '%T@ %h\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
exec flink run --detached --jobmanager "$cluster" --parallelism "$parallelism" ${newest:+--fromSavepoint "$newest"} \
  "-Dexecution.checkpointing.dir=file://$checkpoints" \
  /opt/flink/usrlib/mashang-pipeline.jar "$job" --config /opt/mashang/config "$@"
