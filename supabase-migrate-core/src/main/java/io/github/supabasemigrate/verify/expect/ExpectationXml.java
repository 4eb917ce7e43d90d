package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** {@code <expect>} as XML. */
public final class ExpectationXml {

    private ExpectationXml() {}

    /** Reads one element and all in it. */
    public static ExpectationElement parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return element(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (SAXException e) {
            throw MigrateException.because("<expect> is no XML.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every Java reads XML from memory", e);
        }
    }

    private static ExpectationElement element(Element element) {
        var attributes = new TreeMap<String, String>();
        NamedNodeMap nodes = element.getAttributes();
        for (int i = 0; i < nodes.getLength(); i++) {
            attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
        }
        var children = new ArrayList<ExpectationElement>();
        var text = new StringBuilder();
        NodeList inner = element.getChildNodes();
        for (int i = 0; i < inner.getLength(); i++) {
            Node node = inner.item(i);
            if (node instanceof Element child) {
                children.add(element(child));
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return new ExpectationElement(
                element.getTagName(), attributes, text.toString().strip(), children);
    }
}
