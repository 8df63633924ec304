package mashang.local.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A TCP port, 1 to 65535. */
final class PortConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw new TypeConversionException(text);
        }
        return port;
    }
}
