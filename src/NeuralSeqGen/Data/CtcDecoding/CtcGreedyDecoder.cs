namespace NeuralSeqGen;

/// <summary>
/// Reads the outputs of a model with <see cref="CtcAttribute"/> step by step, as <c>Step</c> writes them: the likeliest class of each, repeats joined and blanks dropped,
/// which is what <see cref="Ctc.Decode(float[,,], int)"/> gives for them at once. For one thread at a time.
/// </summary>
public sealed class CtcGreedyDecoder
{
    private const int Blank = 0;

    private readonly List<int> _labels = [];
    private int _before = Blank;

    /// <summary>The classes read since the last <see cref="Reset"/>.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Reads a step; a step that is masked is left out by not passing it.</summary>
    /// <param name="output">The step's logits, one per class; class 0 is the blank.</param>
    /// <returns>The class that begins with this step; 0 for none.</returns>
    public int Step(ReadOnlySpan<float> output)
    {
        int likeliest = TokenScores.Best(output), begun = likeliest == _before ? Blank : likeliest;
        _before = likeliest;
        if (begun != Blank)
        {
            _labels.Add(begun);
        }

        return begun;
    }

    /// <summary>Goes back to before the first step.</summary>
    public void Reset()
    {
        _labels.Clear();
        _before = Blank;
    }
}
