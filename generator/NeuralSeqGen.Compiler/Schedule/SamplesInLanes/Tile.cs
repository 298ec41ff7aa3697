using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>The statements of one register tile.</summary>
internal partial class Tile(Level level, Cluster cluster, KernelBuilder builder, Func<Value, Layout> resolve, IReadOnlyList<AffineIndex> outer, AffineIndex? row, int rows, AffineIndex column, int columns)
{
    private Dictionary<(Value, int), Operand> _registers = [];
    private List<Statement> _statements = [];

    /// <summary>What the tile computes.</summary>
    public Cluster Cluster => cluster;

    protected Level Level => level;

    /// <summary>Indices of the axes before the tile's.</summary>
    protected IReadOnlyList<AffineIndex> Outer => outer;

    protected AffineIndex Column => column;

    protected int Columns => columns;

    private int Size => rows * columns;

    public IReadOnlyList<Statement> Emit()
    {
        switch (cluster.Root)
        {
            case { Op: ProductOp product } node: EmitProduct(product, node); break;
            case { Op: ReduceOp reduce } node: new Reduction(this, cluster, reduce, node).Emit(); break;
            default: break;
        }

        EmitEpilogue();
        EndRowSums();
        return _statements;
    }

    public List<Statement> Statements => _statements;

    /// <summary>A tile whose registers and statements are this one's too.</summary>
    public Tile Beside
    {
        init => (_registers, _statements) = (value._registers, value._statements);
    }

    public KernelBuilder Builder => builder;

    public int Elements => Size;

    /// <summary>Index of an element of the tile in the cluster's space.</summary>
    public virtual IReadOnlyList<AffineIndex> Indices(int element)
    {
        var c = column + (element % columns);
        return cluster.Space.Rank == 0 ? [] : row is null ? [c] : [.. outer, row + (element / columns), c];
    }

    public Register Define(string hint, int element, Expression expression, List<Statement> into)
    {
        var register = builder.Register(hint + (Size > 1 ? element.ToString(System.Globalization.CultureInfo.InvariantCulture) : ""));
        into.Add(new DefineStatement(register, expression));
        return register;
    }

    public void SetRegister(Value value, int element, Operand operand) => _registers[(value, element)] = operand;

    /// <summary>Computes one elementwise node at one place.</summary>
    public void Evaluate(Node node, int element, IReadOnlyList<AffineIndex> indices, List<Statement> into)
    {
        if (node.Op is BatchReduceOp)
        {
            _registers[(node.Output, element)] = Read(node.Inputs[0], element, indices);
            return;
        }

        string hint = node.Output.Name ?? builder.NameOf(node.Output) + "_";
        _registers[(node.Output, element)] = Define(hint, element, ExpressionOf(node, element, indices), into);
    }

    /// <summary>An operand at one place: a register of this tile, a literal, or a load.</summary>
    public Operand Read(Value value, int element, IReadOnlyList<AffineIndex> indices)
    {
        if (_registers.TryGetValue((value, element), out var register))
        {
            return register;
        }

        if (level.Constant(value) is { } constant)
        {
            return constant is ScalarArgument scalar ? builder.Scalar(scalar.Name) : constant;
        }

        return Fetch(value, element, value.Shape.Rank == 0 ? [] : indices);
    }

    /// <summary>A load of an element: all lanes from the arena, one number for every lane from the runtime's arrays.</summary>
    protected virtual Inline Fetch(Value value, int element, IReadOnlyList<AffineIndex> indices)
    {
        var layout = resolve(value);
        var (pointer, index) = builder.Address(layout, indices, Clusterer.Name(value));
        bool lanes = layout.Buffer.Kind is BufferKind.Arena or BufferKind.State;
        return new Inline(lanes ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
    }

    protected virtual IotaExpression Iota(IReadOnlyList<AffineIndex> indices) => new(indices.Count == 0 ? AffineIndex.Zero : indices[indices.Count - 1]);

    private Expression ExpressionOf(Node node, int element, IReadOnlyList<AffineIndex> indices)
    {
        switch (node.Op)
        {
            case IotaOp: return Iota(indices);
            case RandomOp random:
                builder.Kernel.UsesRandom = true;
                int[] strides = random.Shape.Strides();
                return new RandomExpression(random.Stream, indices.Select((index, axis) => index * strides[axis]).Aggregate(AffineIndex.Zero, (a, b) => a + b));
            case BinaryOp { Kind: BinaryKind.Add } when FusedMultiply(node) is { } multiply:
                var other = node.Inputs[0] == multiply.Output ? node.Inputs[1] : node.Inputs[0];
                return new FmaExpression(Read(multiply.Inputs[0], element, indices), Read(multiply.Inputs[1], element, indices), Read(other, element, indices));
            default:
                return new ApplyExpression(LaneFunctions.Of(node.Op), node.Inputs.Select(v => Read(v, element, indices)).ToList());
        }
    }

    /// <summary>The product under a sum that nobody else reads: one fused multiply-add.</summary>
    private Node? FusedMultiply(Node add) =>
        add.Inputs[0] == add.Inputs[1] ? null :
        add.Inputs.Select(v => v.Producer).FirstOrDefault(p => p is { Op: BinaryOp { Kind: BinaryKind.Mul } } && cluster.Epilogue.Contains(p) && level.Uses[p.Output] == 1);

    private bool IsFusedMultiply(Node node) =>
        node.Op is BinaryOp { Kind: BinaryKind.Mul } && level.Uses.TryGetValue(node.Output, out int uses) && uses == 1 &&
        cluster.Epilogue.Any(a => a.Op is BinaryOp { Kind: BinaryKind.Add } && a.Inputs.Contains(node.Output) && FusedMultiply(a) == node);

    /// <summary>Loops over some axes; up to four iterations are written out.</summary>
    public void EmitLoops(Shape extents, int axis, IReadOnlyList<AffineIndex> indices, List<Statement> into, Action<IReadOnlyList<AffineIndex>, List<Statement>> body)
    {
        if (axis == extents.Rank)
        {
            body(indices, into);
            return;
        }

        if (extents[axis] <= 4)
        {
            for (int i = 0; i < extents[axis]; i++)
            {
                EmitLoops(extents, axis + 1, [.. indices, i], into, body);
            }

            return;
        }

        var loop = builder.Loop("k");
        var inner = new List<Statement>();
        EmitLoops(extents, axis + 1, [.. indices, AffineIndex.Of(loop)], inner, body);
        into.Add(new LoopStatement(loop, extents[axis], inner));
    }
}
