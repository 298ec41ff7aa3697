using System.Globalization;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// The statements of one register tile, and its registers: one for each value and element. It evaluates nodes and stores results, whatever the lanes are;
/// <see cref="IOperands"/> says where they come from and go to.
/// </summary>
internal sealed class Tile(Job job, IOperands operands, Area area)
{
    private Dictionary<(Value, int), Operand> _registers = [];
    private IReadOnlyList<Value>? _repeated;

    public Job Job => job;

    public Area Area => area;

    public IOperands Operands => operands;

    /// <summary>What the tile computes.</summary>
    public Cluster Cluster => job.Cluster;

    /// <summary>What it does, in order.</summary>
    public List<Statement> Statements { get; private init; } = [];

    /// <summary>Results that have registers.</summary>
    private IEnumerable<Value> Results => (Cluster.Root is { } root ? Cluster.Epilogue.Prepend(root) : Cluster.Epilogue).Select(node => node.Output);

    /// <summary>What follows the root, without the products that are part of a fused multiply-add.</summary>
    public IEnumerable<Node> Epilogue => Cluster.Epilogue.Where(node => !FusedMultiply.Is(node, job.Level, Cluster));

    /// <summary>A tile of another cluster, or of another area, whose registers and statements are this one's too.</summary>
    public Tile Beside(Cluster cluster, Area other) => new(job with { Cluster = cluster }, operands.For(cluster, other), other) { _registers = _registers, Statements = Statements };

    /// <summary>Index of an element, or of a vector's first element, in the cluster's space.</summary>
    public IReadOnlyList<AffineIndex> Indices(int element) => operands.Indices(element);

    /// <summary>Declares a register for one element.</summary>
    public Register Define(string hint, int element, Expression expression, List<Statement> into)
    {
        var register = job.Builder.Register(hint + (area.Size > 1 ? element.ToString(CultureInfo.InvariantCulture) : ""));
        into.Add(new DefineStatement(register, expression));
        return register;
    }

    /// <summary>Declares a register for each element of the tile, all with the same number.</summary>
    public IReadOnlyList<Register> Define(string hint, double start) =>
        [.. Enumerable.Range(0, area.Size).Select(e => Define(hint, e, new OperandExpression(new Immediate(start)), Statements))];

    public void SetRegister(Value value, int element, Operand operand) => _registers[(value, element)] = operand;

    /// <summary>The register of a value that the tile has computed; null of others.</summary>
    public Operand? Register(Value value, int element) => _registers.TryGetValue((value, element), out var register) ? register : null;

    /// <summary>A value at an element of the tile.</summary>
    public Operand Read(Value value, int element) => Read(value, element, Indices(element));

    /// <summary>A value at one place: a register of this tile, a literal, or a load.</summary>
    public Operand Read(Value value, int element, IReadOnlyList<AffineIndex> indices) =>
        Register(value, element) ?? job.Constant(value) ?? operands.Load(value, element, value.Shape.Rank == 0 ? [] : indices);

    /// <summary>Computes one elementwise node at one place.</summary>
    public void Evaluate(Node node, int element, IReadOnlyList<AffineIndex> indices, List<Statement> into)
    {
        if (node.Op is BatchReduceOp)
        {
            SetRegister(node.Output, element, Read(node.Inputs[0], element, indices));
            return;
        }

        string hint = node.Output.Name ?? job.Builder.NameOf(node.Output) + "_";
        SetRegister(node.Output, element, Define(hint, element, ExpressionOf(node, element, indices), into));
    }

    /// <summary>What follows the root for one element, so that few registers are alive at a time; only gradients are stored several at a time.</summary>
    public void EmitEpilogue(int element)
    {
        HoldRepeated(element);
        foreach (var node in Epilogue)
        {
            Evaluate(node, element, Indices(element), Statements);
        }

        foreach (var value in Results)
        {
            Store(value, element);
        }
    }

    /// <summary>Stores one element of a value wherever it goes.</summary>
    public void Store(Value value, int element) => Statements.AddRange(operands.Store(this, value, element));

    /// <summary>Values that several nodes read are loaded once.</summary>
    private void HoldRepeated(int element)
    {
        _repeated ??= [.. Cluster.Epilogue.SelectMany(node => node.Inputs).GroupBy(v => v).Where(reads => reads.Count() > 1).Select(reads => reads.Key).Except(Results)];
        foreach (var value in _repeated)
        {
            if (Read(value, element) is Inline { Expression: LoadExpression } load)
            {
                SetRegister(value, element, Define((Clusterer.Origin(value).Name ?? "x") + "_", element, load.Expression, Statements));
            }
        }
    }

    private Expression ExpressionOf(Node node, int element, IReadOnlyList<AffineIndex> indices)
    {
        switch (node.Op)
        {
            case IotaOp: return operands.Iota(indices);
            case RandomOp random: return Random(random, indices);
            case BinaryOp when FusedMultiply.Under(node, job.Level, Cluster) is { } product:
                var other = node.Inputs[0] == product.Output ? node.Inputs[1] : node.Inputs[0];
                return new FmaExpression(Read(product.Inputs[0], element, indices), Read(product.Inputs[1], element, indices), Read(other, element, indices));
            default:
                return new ApplyExpression(LaneFunctions.Of(node.Op), node.Inputs.Select(v => Read(v, element, indices)).ToList());
        }
    }

    private RandomExpression Random(RandomOp random, IReadOnlyList<AffineIndex> indices)
    {
        job.Builder.Kernel.UsesRandom = true;
        int[] strides = random.Shape.Strides();
        return new RandomExpression(random.Stream, indices.Select((index, axis) => index * strides[axis]).Aggregate(AffineIndex.Zero, (a, b) => a + b));
    }
}
