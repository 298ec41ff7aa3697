using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>The statements of one tile of rows × vectors of one sequence, or of one reduced number (no column).</summary>
internal sealed class Tile(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Func<Value, Layout> resolve, IReadOnlyList<AffineIndex> firstRow, int rows, AffineIndex? column, int blocks)
{
    private readonly Dictionary<(Value, int), Operand> _registers = [];
    private readonly List<Statement> _statements = [];

    public int Rows => rows;

    public int Blocks => blocks;

    /// <summary>First column; null for one reduced number.</summary>
    public AffineIndex? Column => column;

    private int Size => rows * blocks;

    public IReadOnlyList<Statement> Emit()
    {
        if (cluster.Root?.Op is ProductOp product)
        {
            new Product(this, product, cluster.Root, builder, tiling, _statements).Emit();
        }
        else if (cluster.Root?.Op is ReduceOp columns && column is not null)
        {
            new ColumnReduction(this, cluster, columns, builder, _statements).Emit();
        }
        else if (cluster.Root?.Op is ReduceOp reduce)
        {
            new Reduction(this, cluster, reduce, builder, tiling, _statements).Emit();
        }

        if (cluster.Root is { } root)
        {
            Store(root.Output);
        }

        foreach (var node in cluster.Epilogue)
        {
            for (int e = 0; e < Size; e++)
            {
                Evaluate(node, e, Indices(e), column is not null, _statements);
            }

            Store(node.Output);
        }

        Hold();
        return _statements;
    }

    /// <summary>Results that are whole in this tile's registers are not read from memory again.</summary>
    private void Hold()
    {
        if (cluster.Space.Rank == 1 && column is { Terms.Count: 0, Constant: 0 } && blocks * tiling.Lanes >= cluster.Space.Last)
        {
            foreach (var node in cluster.Nodes.Where(n => _registers.ContainsKey((n.Output, 0)) && n.Output.Shape.Equals(cluster.Space)))
            {
                Enumerable.Range(0, blocks).ToList().ForEach(e => builder.Held[(node.Output, e)] = _registers[(node.Output, e)]);
            }
        }
    }

    /// <summary>Index of an element, or of a vector's first element, in the cluster's space.</summary>
    public IReadOnlyList<AffineIndex> Indices(int element) =>
        column is null ? firstRow : [.. Row(element / blocks), column + (element % blocks * tiling.Lanes)];

    /// <summary>Index of a row of the tile.</summary>
    public IReadOnlyList<AffineIndex> Row(int row) => [.. firstRow.Select((index, axis) => axis == firstRow.Count - 1 ? index + row : index)];

    public void SetRegister(Value value, int element, Operand operand) => _registers[(value, element)] = operand;

    public Register Define(string hint, int element, Expression expression, List<Statement> into)
    {
        var register = builder.Register(hint + (Size > 1 ? element.ToString(System.Globalization.CultureInfo.InvariantCulture) : ""));
        into.Add(new DefineStatement(register, expression));
        return register;
    }

    /// <summary>Computes one elementwise node; so many of the indices stand behind the axis in the lanes.</summary>
    public void Evaluate(Node node, int element, IReadOnlyList<AffineIndex> indices, bool vectors, List<Statement> into, int behind = 0)
    {
        string hint = node.Output.Name ?? builder.NameOf(node.Output) + "_";
        if (node.Op is IotaOp)
        {
            _registers[(node.Output, element)] = Define(hint, element, new IotaExpression(indices.Count == 0 ? AffineIndex.Zero : indices[indices.Count - 1], vectors && behind == 0), into);
            return;
        }

        var operands = node.Inputs.Select(v => Read(v, element, indices, vectors, behind)).ToList();
        _registers[(node.Output, element)] = Define(hint, element, new ApplyExpression(LaneFunctions.Of(node.Op), operands), into);
    }

    public Operand Read(Value value, int element, IReadOnlyList<AffineIndex> indices, bool vectors, int behind = 0)
    {
        if (_registers.TryGetValue((value, element), out var register))
        {
            return register;
        }

        if (vectors && behind == 0 && value.Shape.Rank == 1 && indices.Count == 1 && indices[0].Terms.Count == 0
            && builder.Held.TryGetValue((value, indices[0].Constant / tiling.Lanes), out var held))
        {
            return held;
        }

        return level.Constant(value) switch
        {
            ScalarArgument scalar => builder.Scalar(scalar.Name),
            { } constant => constant,
            null => Fetch(value, value.Shape.Rank == 0 ? [] : indices, vectors, behind),
        };
    }

    /// <summary>A vector along the axis in the lanes, or one number in all lanes where the value repeats along it.</summary>
    private Inline Fetch(Value value, IReadOnlyList<AffineIndex> indices, bool vectors, int behind)
    {
        var layout = resolve(value);
        var (pointer, index) = builder.Address(layout, indices, Clusterer.Name(value));
        int stride = indices.Count == 0 ? 0 : layout.Strides[indices.Count - 1 - behind];
        if (!vectors || stride == 0)
        {
            return new Inline(new BroadcastExpression(pointer, index));
        }

        // a vector may read over the end of its row only where the row is padded or more rows follow
        bool whole = layout.Buffer.Kind == BufferKind.Parameters || layout.Start.Constant % Group.Size == 0;
        return stride == 1 && whole ? new Inline(new LoadExpression(pointer, index)) : throw new UnsupportedScheduleException("elements that are not neighbours");
    }

    private void Store(Value value)
    {
        foreach (var target in level.Destinations(value))
        {
            for (int e = 0; e < Size; e++)
            {
                var (pointer, index) = builder.Address(target, Indices(e), value.Name ?? "result");
                var operand = Read(value, e, Indices(e), column is not null);
                _statements.Add(column is null ? new StoreFirstStatement(pointer, index, operand) : new StoreStatement(pointer, index, operand));
                if (column is not null && (target.Strides.Last() != 1 || target.Start.Constant % Group.Size != 0))
                {
                    throw new UnsupportedScheduleException("a result that is not whole rows");
                }
            }
        }
    }
}
