namespace Scorecard.Domain;

/// <summary>Walks over directed graphs of ids.</summary>
internal static class Graph
{
    /// <summary>A path from one node to another, both included, or null.</summary>
    public static List<long>? Path(long from, long to, Func<long, IEnumerable<long>> next)
    {
        var cameFrom = new Dictionary<long, long> { [from] = from };
        var queue = new Queue<long>([from]);
        while (queue.TryDequeue(out var node))
        {
            if (node == to)
            {
                var path = new List<long> { node };
                while (path[^1] != from)
                    path.Add(cameFrom[path[^1]]);
                path.Reverse();
                return path;
            }
            foreach (var neighbour in next(node))
                if (cameFrom.TryAdd(neighbour, node))
                    queue.Enqueue(neighbour);
        }
        return null;
    }

    /// <summary>A cycle, its first node repeated at the end, or null. Deep graphs do not overflow the stack.</summary>
    public static List<long>? Cycle(IEnumerable<long> nodes, Func<long, IEnumerable<long>> next)
    {
        var done = new HashSet<long>();
        foreach (var start in nodes)
        {
            if (done.Contains(start))
                continue;
            var path = new List<long>();
            var onPath = new HashSet<long>();
            var stack = new Stack<IEnumerator<long>>();
            stack.Push(Enumerable.Repeat(start, 1).GetEnumerator());
            while (stack.Count > 0)
            {
                if (stack.Peek().MoveNext())
                {
                    var node = stack.Peek().Current;
                    if (onPath.Contains(node))
                        return [.. path.SkipWhile(n => n != node), node];
                    if (done.Contains(node))
                        continue;
                    path.Add(node);
                    onPath.Add(node);
                    stack.Push(next(node).GetEnumerator());
                }
                else
                {
                    stack.Pop();
                    if (path.Count == 0)
                        continue;
                    done.Add(path[^1]);
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                }
            }
        }
        return null;
    }
}
