#!/bin/sh
# stock-flink.sh DIR: a Flink 2.3 as its distribution is, put together from the artifacts of this build, for who has no distribution at hand: what
# its lib folder holds of the runtime (no SQL, YARN, Kubernetes), and bin/start-cluster.sh, bin/stop-cluster.sh and bin/flink that behave alike.
# One JobManager and one TaskManager of eight slots on 127.0.0.1. Build first: mvn package.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd -P)
jars=$home/jobs/local/target/lib
mkdir -p "${1:?which folder?}/lib" "$1/bin" "$1/conf" "$1/log" "$1/tmp"
flink=$(cd "$1" && pwd -P)

for artifact in \
  flink-annotations flink-clients flink-core flink-core-api flink-datastream flink-datastream-api flink-file-sink-common \
  flink-hadoop-fs flink-metrics-core flink-queryable-state-client-java flink-rpc-akka-loader flink-rpc-core flink-runtime \
  flink-runtime-web flink-shaded-asm-9 flink-shaded-guava flink-shaded-jackson flink-shaded-netty flink-shaded-zookeeper-3 \
  flink-statebackend-rocksdb flink-streaming-java flink-connector-base flink-connector-datagen \
  RoaringBitmap async-profiler commons-cli commons-collections commons-compress commons-io commons-lang3 commons-math3 \
  commons-text frocksdbjni javassist jsr305 kryo log4j-api log4j-core log4j-slf4j-impl lz4-java minlog objenesis reflectasm \
  slf4j-api snakeyaml-engine snappy-java; do
  # shellcheck disable=SC2144 # one file or none
  set -- "$jars/$artifact"-[0-9]*.jar
  [ -f "$1" ] || { echo "$artifact is not in $jars: mvn package first" >&2; exit 2; }
  cp -f "$1" "$flink/lib/"
done

cat > "$flink/conf/config.yaml" << EOF
jobmanager.rpc.address: 127.0.0.1
jobmanager.bind-host: 127.0.0.1
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: 8081
taskmanager.memory.process.size: 1600m
taskmanager.numberOfTaskSlots: 8
io.tmp.dirs: $flink/tmp
execution.checkpointing.dir: file://$flink/checkpoints
execution.checkpointing.savepoint-dir: file://$flink/savepoints
EOF
cp "$home/config/deploy/logging/log4j2-json.properties" "$flink/conf/log4j.properties"

cat > "$flink/bin/java-flink" << 'EOF'
#!/bin/sh
# java-flink ARGUMENTS OF JAVA: with Flink's class path, and the packages it looks into.
flink=$(cd "$(dirname "$0")/.." && pwd -P)
opens=
for p in lang net io nio lang.reflect text time util util.concurrent util.concurrent.atomic util.concurrent.locks; do
  opens="$opens --add-opens=java.base/java.$p=ALL-UNNAMED"
done
# shellcheck disable=SC2086 # several options in one variable
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $opens --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
  -Dlog4j2.configurationFile="file:$flink/conf/log4j.properties" -cp "$flink/lib/*" "$@"
EOF
cat > "$flink/bin/start-cluster.sh" << 'EOF'
#!/bin/sh
set -eu
cd "$(dirname "$0")/.."
flink=$(pwd -P)
bin/java-flink -Xmx512m org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
  --configDir "$flink/conf" --executionMode cluster > log/jobmanager.log 2>&1 &
echo $! > jobmanager.pid
parameters=$(bin/java-flink org.apache.flink.runtime.util.bash.BashJavaUtils GET_TM_RESOURCE_PARAMS --configDir "$flink/conf" |
  sed -n 's/.*BASH_JAVA_UTILS_EXEC_RESULT://p')
# shellcheck disable=SC2046 # several options a line
bin/java-flink $(echo "$parameters" | sed -n 1p) org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
  --configDir "$flink/conf" $(echo "$parameters" | sed -n 2p) > log/taskmanager.log 2>&1 &
echo $! > taskmanager.pid
EOF
cat > "$flink/bin/stop-cluster.sh" << 'EOF'
#!/bin/sh
cd "$(dirname "$0")/.." || exit
for pid in taskmanager.pid jobmanager.pid; do
  [ ! -f "$pid" ] || kill "$(cat "$pid")"
  rm -f "$pid"
done
EOF
cat > "$flink/bin/flink" << 'EOF'
#!/bin/sh
FLINK_CONF_DIR=${FLINK_CONF_DIR:-$(cd "$(dirname "$0")/../conf" && pwd -P)}
export FLINK_CONF_DIR
exec "$(dirname "$0")/java-flink" -Xmx256m org.apache.flink.client.cli.CliFrontend "$@"
EOF
chmod +x "$flink"/bin/*
echo "$flink"
