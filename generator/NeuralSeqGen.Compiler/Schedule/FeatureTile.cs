using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>The statements of one tile of rows × vectors of one sequence, or of one reduced number (no column).</summary>
internal sealed class FeatureTile(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Func<Value, Layout> resolve, IReadOnlyList<Index> firstRow, int rows, Index? column, int blocks)
{
    private const int MostAccumulators = 8;

    private readonly Dictionary<(Value, int), Operand> _registers = [];
    private readonly List<Statement> _statements = [];

    private int Size => rows * blocks;

    public IReadOnlyList<Statement> Emit()
    {
        if (cluster.Root?.Op is ProductOp product)
        {
            EmitProduct(product, cluster.Root);
        }
        else if (cluster.Root?.Op is ReduceOp reduce)
        {
            new FeatureReduction(this, cluster, reduce, builder, tiling, _statements).Emit();
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

        return _statements;
    }

    /// <summary>Index of an element, or of a vector's first element, in the cluster's space.</summary>
    public IReadOnlyList<Index> Indices(int element)
    {
        var row = firstRow.Select((index, axis) => axis == firstRow.Count - 1 ? index + (element / blocks) : index);
        return column is null ? firstRow : [.. row, column + (element % blocks * tiling.Lanes)];
    }

    public void SetRegister(Value value, int element, Operand operand) => _registers[(value, element)] = operand;

    public Register Define(string hint, int element, Expression expression, List<Statement> into)
    {
        var register = builder.Register(hint + (Size > 1 ? element.ToString(System.Globalization.CultureInfo.InvariantCulture) : ""));
        into.Add(new DefineStatement(register, expression));
        return register;
    }

    public void Evaluate(Node node, int element, IReadOnlyList<Index> indices, bool vectors, List<Statement> into)
    {
        string hint = node.Output.Name ?? builder.NameOf(node.Output) + "_";
        if (node.Op is IotaOp)
        {
            throw new UnsupportedScheduleException("an index in the lanes");
        }

        var operands = node.Inputs.Select(v => Read(v, element, indices, vectors)).ToList();
        _registers[(node.Output, element)] = Define(hint, element, new ApplyExpression(node.Op.Mnemonic, operands), into);
    }

    public Operand Read(Value value, int element, IReadOnlyList<Index> indices, bool vectors)
    {
        if (_registers.TryGetValue((value, element), out var register))
        {
            return register;
        }

        return level.Constant(value) switch
        {
            ScalarArgument scalar => builder.Scalar(scalar.Name),
            { } constant => constant,
            null => Fetch(value, value.Shape.Rank == 0 ? [] : indices, vectors),
        };
    }

    /// <summary>A vector along the last axis, or one number in all lanes where the value repeats along it.</summary>
    private Inline Fetch(Value value, IReadOnlyList<Index> indices, bool vectors)
    {
        var layout = resolve(value);
        var (pointer, index) = builder.Address(layout, indices, Clusterer.Origin(value).Name ?? value.Name);
        int stride = indices.Count == 0 ? 0 : layout.Strides[indices.Count - 1];
        if (!vectors || stride == 0)
        {
            return new Inline(new BroadcastExpression(pointer, index));
        }

        // a vector may read over the end of its row only where the row is padded or more rows follow
        bool whole = layout.Buffer.Kind == BufferKind.Parameters || layout.Start.Constant % Buffer.Lanes == 0;
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
                if (column is not null && (target.Strides.Last() != 1 || target.Start.Constant % Buffer.Lanes != 0))
                {
                    throw new UnsupportedScheduleException("a result that is not whole rows");
                }
            }
        }
    }

    private void EmitProduct(ProductOp product, Node node)
    {
        if (product.BatchAxes > 0 || product.Terms.Any(t => t.TransposeA || t.TransposeB))
        {
            throw new UnsupportedScheduleException("a product with a transposed operand or batch axes");
        }

        string hint = node.Output.Name ?? "sum";
        int chains = Math.Max(1, Math.Min(4, MostAccumulators / Size));
        var sums = Enumerable.Range(0, chains).Select(chain => Enumerable.Range(0, Size).Select(e =>
            Define(hint, e, chain == 0 ? InitialValue(product, node, e) : new OperandExpression(new Immediate(0)), _statements)).ToList()).ToList();
        for (int i = 0; i < product.Terms.Count; i++)
        {
            EmitTerm(node.Inputs[2 * i], node.Inputs[(2 * i) + 1], sums);
        }

        for (int e = 0; e < Size; e++)
        {
            for (int chain = 1; chain < chains; chain++)
            {
                _statements.Add(new AssignStatement(sums[0][e], new ApplyExpression("add", [sums[0][e], sums[chain][e]])));
            }

            _registers[(node.Output, e)] = sums[0][e];
        }
    }

    private Expression InitialValue(ProductOp product, Node node, int element)
    {
        if (!product.HasInit)
        {
            return new OperandExpression(new Immediate(0));
        }

        var init = node.Inputs[node.Inputs.Count - 1];
        var indices = Indices(element);
        return new OperandExpression(Read(init, element, init.Shape.Rank == indices.Count ? indices : [indices[indices.Count - 1]], true));
    }

    private void EmitTerm(Value a, Value b, List<List<Register>> sums)
    {
        int k = a.Shape.Last, chains = Enumerable.Range(0, sums.Count).Select(i => sums.Count - i).Where(c => k % c == 0 && 2 * c > sums.Count).DefaultIfEmpty(sums.Count).First();
        int rounds = k / chains;
        if (rounds > 1)
        {
            var loop = builder.Loop("k");
            var body = new List<Statement>();
            for (int chain = 0; chain < chains; chain++)
            {
                MultiplyAdd(a, b, (Index.Of(loop) * chains) + chain, sums[chain], body);
            }

            _statements.Add(new LoopStatement(loop, rounds, body));
        }

        for (int i = rounds > 1 ? rounds * chains : 0; i < k; i++)
        {
            MultiplyAdd(a, b, i, sums[i % chains], _statements);
        }
    }

    private void MultiplyAdd(Value a, Value b, Index k, List<Register> sums, List<Statement> into)
    {
        var right = Enumerable.Range(0, blocks).Select(j => Read(b, -1, [k, column! + (j * tiling.Lanes)], true)).ToList();
        if (rows > 1)
        {
            right = right.Select(x => (Operand)Define("b", 0, new OperandExpression(x), into)).ToList();
        }

        for (int i = 0; i < rows; i++)
        {
            var row = firstRow.Select((index, axis) => axis == firstRow.Count - 1 ? index + i : index);
            var left = Read(a, -1, [.. row, k], false);
            left = blocks > 1 ? Define("a", i, new OperandExpression(left), into) : left;
            for (int j = 0; j < blocks; j++)
            {
                var sum = sums[(i * blocks) + j];
                into.Add(new AssignStatement(sum, new FmaExpression(left, right[j], sum)));
            }
        }
    }
}
