using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Prints Fit's progress as Keras does: on a console one line that is rewritten, at most ten times a second, and one line per epoch that stays;
/// into files and other writers only the latter. What was noted of the samples comes before the first epoch.
/// </summary>
public sealed class ConsoleProgress : IProgress<FitProgress>
{
    private const int BarLength = 30;
    private const int MillisecondsBetweenRewrites = 100;

    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new(160);
    private readonly TextWriter _writer;
    private readonly Func<int>? _width;
    private readonly Func<long> _clock;
    private long _nextRewrite = long.MinValue;
    private int _shown;

    /// <param name="writer">Where to; null means the console.</param>
    public ConsoleProgress(TextWriter? writer = null)
        : this(writer ?? Console.Out, writer is null && !Console.IsOutputRedirected ? ConsoleWidth : null, () => Environment.TickCount64)
    {
    }

    /// <param name="writer">Where to.</param>
    /// <param name="width">The columns of a console whose line is rewritten; null for writers that keep every line.</param>
    /// <param name="clock">Milliseconds.</param>
    internal ConsoleProgress(TextWriter writer, Func<int>? width, Func<long> clock)
    {
        _writer = writer;
        _width = width;
        _clock = clock;
    }

    /// <inheritdoc/>
    public void Report(FitProgress value)
    {
        bool ended = value.Batch >= value.Batches;
        if (!ended && _width is null && value.Notes.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            WriteNotes(value.Notes);
            if (ended)
            {
                WriteEpoch(value);
            }
            else if (_width is not null && _clock() >= _nextRewrite)
            {
                Rewrite(value);
            }
        }
    }

    private void WriteNotes(IReadOnlyList<string> notes)
    {
        foreach (string note in notes)
        {
            _writer.WriteLine(note);
        }
    }

    private void WriteEpoch(in FitProgress value)
    {
        Begin(value);
        double seconds = value.SamplesPerSecond > 0 ? value.Training.Samples / value.SamplesPerSecond : 0;
        _line.Append(CultureInfo.InvariantCulture, $" - {seconds:F1}s - {value.SamplesPerSecond:F0} samples/s - ");
        value.Training.AppendTo(_line, "");
        if (value.Validation is { } validation)
        {
            _line.Append(" - ");
            validation.AppendTo(_line, EpochValues.ValidationPrefix);
        }
        WriteLine(ended: true);
    }

    private void Rewrite(in FitProgress value)
    {
        Begin(value);
        AppendBar(value);
        _line.Append(CultureInfo.InvariantCulture, $" {value.SamplesPerSecond:F0} samples/s - ");
        value.Training.AppendTo(_line, "");
        WriteLine(ended: false);
        _nextRewrite = _clock() + MillisecondsBetweenRewrites;
    }

    private void Begin(in FitProgress value) =>
        _line.Clear().Append(CultureInfo.InvariantCulture, $"Epoch {value.Epoch + 1}/{value.Epochs}");

    private void AppendBar(in FitProgress value)
    {
        _line.Append(' ').Append(value.Count);
        if (value.Batches == FitProgress.UnknownBatches)
        {
            return;
        }

        int done = (int)((long)BarLength * value.Batch / value.Batches);
        _line.Append(" [");
        _line.Append('=', done).Append('>').Append('.', BarLength - done - 1).Append(']');
    }

    // A rewritten line must not wrap, and must cover the one before it.
    private void WriteLine(bool ended)
    {
        if (_width is not null)
        {
            int columns = Math.Max(20, _width() - 1);
            if (!ended && _line.Length > columns)
            {
                _line.Length = columns;
            }

            int length = _line.Length;
            if (length < _shown)
            {
                _line.Append(' ', _shown - length);
            }

            _line.Insert(0, '\r');
            _shown = ended ? 0 : length;
        }
        if (ended)
        {
            _line.Append(_writer.NewLine);
        }

        foreach (var chunk in _line.GetChunks())
        {
            _writer.Write(chunk.Span);
        }

        if (_width is not null || ended)
        {
            _writer.Flush();
        }
    }

    private static int ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
