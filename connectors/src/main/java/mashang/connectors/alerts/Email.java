package mashang.connectors.alerts;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.workorder.EventId;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail over SMTP: HTML and plain text. {@code smtps://} is TLS from the first byte; {@code smtp://} demands STARTTLS but on this machine
 * itself. The server's certificate is verified. The Message-ID is made of the message's id: many mailboxes show a repetition once.
 */
final class Email implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(Email.class);

    /** As many as a line has on their way at once: none waits for another with its time running. */
    private static final int THREADS = 8;

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "15000";
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    /** Three digits at the beginning of what a mail server says, or behind the words of the library for a refused connection. */
    private static final Pattern CODE = Pattern.compile("(?:^|\\n|response: )\\s*([245]\\d\\d)(?:[ -]|$)");

    private static final String NOT_TAKEN = "not taken for ";

    private final Session session;
    private final URI server;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String from;
    private final String to;
    private final ExecutorService sender = Threads.daemon("alerts-mail", THREADS);

    Email(ChannelSettings settings, Channels.Place place) {
        this.server = URI.create(settings.url());
        this.user = place.optionalSecret(settings, "user");
        this.password = place.optionalSecret(settings, "password");
        this.from = String.valueOf(settings.more("from"));
        this.to = String.valueOf(settings.more("to"));
        String timeout = settings.more("timeoutMillis");
        this.session = Session.getInstance(properties(timeout == null ? ANSWER_MILLIS : timeout));
    }

    private Properties properties(String answerMillis) {
        boolean isLoopback = "127.0.0.1".equals(server.getHost()) || "localhost".equals(server.getHost());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", server.getHost());
        properties.put("mail.smtp.port", String.valueOf(port()));
        properties.put("mail.smtp.auth", String.valueOf(user != null));
        properties.put("mail.smtp.ssl.enable", String.valueOf(isTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", String.valueOf(!isTls() && !isLoopback));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", answerMillis);
        properties.put("mail.smtp.writetimeout", answerMillis);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.mime.allowutf8", "false");
        return properties;
    }

    private boolean isTls() {
        return "smtps".equals(server.getScheme());
    }

    private int port() {
        return server.getPort() > 0 ? server.getPort() : isTls() ? SMTPS : SUBMISSION;
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        return CompletableFuture.supplyAsync(() -> deliver(message), sender);
    }

    /** Who has it by an earlier try does not get it again. */
    private Answer deliver(Message message) {
        List<String> before = message.shipment().taken();
        MimeMessage mail;
        Transport transport;
        Address[] to;
        try {
            mail = mail(message);
            to = without(before, mail.getAllRecipients());
            transport = session.getTransport();
        } catch (AddressException e) {
            return Answer.misconfigured("SMTP: an address that is none");
        } catch (MessagingException e) {
            return Answer.reject(e.getClass().getSimpleName());
        }
        if (to.length == 0) {
            return Answer.DONE; // the addresses that were left were taken out of the configuration
        }
        Answer answer = attempt(transport, mail, to, !before.isEmpty());
        return answer.problem() == null ? answer : naming(before, to, answer);
    }

    private Answer attempt(Transport transport, MimeMessage mail, Address[] to, boolean isForTheRest) {
        try {
            transport.connect(user, password);
        } catch (AuthenticationFailedException e) {
            return Answer.misconfigured("SMTP: not let in");
        } catch (MessagingException e) {
            return judge(e, true);
        }
        try {
            transport.sendMessage(mail, to);
            return Answer.DONE;
        } catch (SendFailedException e) {
            return isAboutUs(e) ? judge(e, true) : refused(e, isForTheRest);
        } catch (MessagingException e) {
            return judge(e, false);
        } finally {
            closeQuietly(transport);
        }
    }

    private static Address[] without(List<String> taken, Address[] all) {
        return Stream.of(all)
                .filter(address -> !taken.contains(address.toString()))
                .toArray(Address[]::new);
    }

    private static List<String> names(Address @Nullable ... addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses).map(String::valueOf).sorted().toList();
    }

    /** The message was refused, or some of its addresses. A server that takes the message says so of all addresses it took. */
    private static Answer refused(SendFailedException e, boolean isForTheRest) {
        Map<String, Integer> codes = new TreeMap<>();
        for (Exception at = e; at != null; at = at instanceof MessagingException m ? m.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException failed) {
                codes.put(String.valueOf(failed.getAddress()), failed.getReturnCode());
            }
        }
        List<String> taken = names(e.getValidSentAddresses());
        if (taken.isEmpty() && (codes.isEmpty() || e instanceof SMTPSendFailedException)) {
            return judge(e, false); // for all that were left, whoever was refused before
        }
        String unsent = codes.entrySet().stream()
                .map(code -> code.getKey() + " (" + code.getValue() + ')')
                .collect(Collectors.joining(", "));
        LOG.warn("the mail server takes nothing for {}", unsent);
        String problem = "SMTP: " + NOT_TAKEN + unsent;
        if (codes.values().stream().anyMatch(code -> code / 100 != 5)) {
            return taken.isEmpty() && !isForTheRest ? Answer.retry(problem) : Answer.partly(problem, taken);
        }
        return taken.isEmpty() ? Answer.reject(problem) : new Answer(Answer.Verdict.DONE, problem, 0, taken);
    }

    /** Says who has it where some do, and whom it was tried for. */
    private static Answer naming(List<String> before, Address[] to, Answer answer) {
        TreeSet<String> have = new TreeSet<>(before);
        have.addAll(answer.taken());
        if (have.isEmpty()) {
            return answer;
        }
        String problem = String.valueOf(answer.problem());
        String whom = problem.contains(NOT_TAKEN) ? "" : ", " + NOT_TAKEN + String.join(", ", names(to));
        return new Answer(
                answer.verdict(), problem + whom + "; others have it: " + String.join(", ", have), 0, answer.taken());
    }

    /** Whether the server refused the sender, before it heard of any recipient. */
    private static boolean isAboutUs(SendFailedException e) {
        return e instanceof SMTPSenderFailedException
                || (e instanceof SMTPSendFailedException failed
                        && String.valueOf(failed.getCommand()).startsWith("MAIL"));
    }

    /** The message is taken already, or refused: how the server says good-bye changes nothing. */
    private static void closeQuietly(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server did not say good-bye: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * What the server said counts: 4 means later, 5 never; without an answer, later.
     *
     * @param isAboutUs whether a 5 is about us, so that it would refuse any message
     */
    private static Answer judge(MessagingException e, boolean isAboutUs) {
        for (Exception at = e; at != null; at = at instanceof MessagingException m ? m.getNextException() : null) {
            Matcher code = CODE.matcher(String.valueOf(at.getMessage()));
            if (code.find()) {
                String digits = code.group(1);
                String said = "SMTP " + digits;
                return !digits.startsWith("5")
                        ? Answer.retry(said)
                        : isAboutUs ? Answer.misconfigured(said) : Answer.reject(said);
            }
        }
        return Answer.retry(e.getClass().getSimpleName());
    }

    private MimeMessage mail(Message message) throws MessagingException {
        String id = "<" + EventId.hash(message.id()) + "@mashang>";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        String utf8 = StandardCharsets.UTF_8.name();
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, InternetAddress.parse(to, true));
        mail.setSubject(message.title(), utf8);
        mail.setSentDate(Date.from(message.sentAt()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // no out-of-office replies
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(message.text(), utf8, "plain");
        MimeMultipart parts = new MimeMultipart("alternative", plain);
        if (message.html() != null) {
            MimeBodyPart html = new MimeBodyPart();
            html.setText(message.html(), utf8, "html");
            parts.addBodyPart(html);
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    @Override
    public void close() {
        sender.shutdown();
    }
}
