using System.Text;

namespace NeuralSeqGen.Compiler.Emit.Text;

/// <summary>Indented C# text, <c>\n</c> line ends only.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>One line, or several separated by <c>\n</c>; an empty line carries no spaces.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _indent).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>A header line and a braced block; close it by disposing what this returns.</summary>
    public Block Open(string header)
    {
        Line(header);
        Line("{");
        _indent++;
        return new Block(this, "}");
    }

    /// <summary>Code with a remark behind it.</summary>
    public SourceWriter Line(string text, string remark) => Line($"{text} // {OneLine(remark)}");

    /// <summary>Text for a remark, whatever the names in it hold: nothing ends its line.</summary>
    public static string OneLine(string text) => new(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray());

    public override string ToString() => _text.ToString();

    /// <summary>Closes a block; the default value closes nothing.</summary>
    internal readonly struct Block(SourceWriter? writer, string end) : IDisposable
    {
        public void Dispose()
        {
            if (writer is not null)
            {
                writer._indent--;
                writer.Line(end);
            }
        }
    }
}
