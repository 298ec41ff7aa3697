using System.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>Collects the pointers, scalars and statements of one kernel and the addresses of its call.</summary>
internal sealed class KernelBuilder(string name, Form form, int vector)
{
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<(MemoryBuffer, string), int> _pointers = [];
    private readonly List<(MemoryBuffer Buffer, AffineIndex Start)> _addresses = [];
    private readonly List<string> _scalars = [];
    private readonly Dictionary<Value, string> _temporaries = [];

    public Kernel Kernel { get; } = new(name, form, vector);

    public CallCommand Call => new(Kernel, _addresses, _scalars);

    /// <summary>Vectors of short values that are still in registers, by their place in the value; for one sequence, where kernels go on from cluster to cluster.</summary>
    public Dictionary<(Value Value, int Vector), Operand> Held { get; } = [];

    public IEnumerable<MemoryBuffer> Buffers => _addresses.Select(a => a.Buffer);

    /// <summary>The name of a value in this kernel: its own, or a number in order of appearance, so that equal kernels have equal names.</summary>
    public string NameOf(Value value)
    {
        if (value.Name is { } name)
        {
            return name;
        }

        if (!_temporaries.TryGetValue(value, out string? temporary))
        {
            _temporaries[value] = temporary = "v" + (_temporaries.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return temporary;
    }

    /// <summary>The pointer to element 0 of a layout and the place of an element behind it, in floats.</summary>
    /// <param name="layout">Where the value is.</param>
    /// <param name="indices">Of the element.</param>
    /// <param name="hint">For the pointer's name.</param>
    /// <param name="sample">Of a group with features in the lanes; null where the lanes are the samples.</param>
    public (Pointer Pointer, AffineIndex Index) Address(Layout layout, IReadOnlyList<AffineIndex> indices, string? hint, AffineIndex? sample = null)
    {
        var key = (layout.Buffer, layout.Start.ToString());
        if (!_pointers.TryGetValue(key, out int at))
        {
            _pointers[key] = at = _addresses.Count;
            _addresses.Add((layout.Buffer, layout.Start * layout.Buffer.Scale));
            Kernel.Pointers.Add(new Pointer(Unique(hint ?? layout.Buffer.Name), layout.Buffer.Kind));
        }

        var offset = indices.Select((index, axis) => index * (layout.Strides[axis] * layout.Buffer.Scale)).Aggregate(AffineIndex.Zero, (a, b) => a + b);
        return (Kernel.Pointers[at], sample is null ? offset : offset + (sample * layout.SampleStride));
    }

    /// <summary>A scalar argument by the driver's name for it.</summary>
    public ScalarArgument Scalar(string driverName)
    {
        int at = _scalars.IndexOf(driverName);
        if (at < 0)
        {
            at = _scalars.Count;
            _scalars.Add(driverName);
            Kernel.Scalars.Add(Unique(driverName));
        }

        return new ScalarArgument(Kernel.Scalars[at]);
    }

    public LoopVariable Loop(string hint) => new(Unique(hint));

    /// <summary>A loop over a body, or the body alone where it runs once.</summary>
    public IReadOnlyList<Statement> Repeat(string hint, int count, Func<AffineIndex, IReadOnlyList<Statement>> body)
    {
        if (count <= 1)
        {
            return count == 0 ? [] : body(0);
        }

        var loop = Loop(hint);
        return [new LoopStatement(loop, count, body(AffineIndex.Of(loop)))];
    }

    public Register Register(string hint) => new(Unique(hint));

    /// <summary>A name not used in this kernel before: one word of letters and digits that begins with a small letter.</summary>
    public string Unique(string hint)
    {
        string word = Word(hint), name = word;
        for (int i = 2; !_names.Add(name); i++)
        {
            name = word + "_" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string Word(string hint)
    {
        var text = new StringBuilder();
        foreach (char c in hint)
        {
            text.Append(char.IsLetterOrDigit(c) && c < 128 ? c : '_');
        }

        return text.Length == 0 || !char.IsLower(text[0]) ? "v" + text : text.ToString();
    }
}
